// The words of store credit and of providers' own pages, in all languages. Only the checkout and the account load them.
import { useShop } from "../lib/shop.tsx";
import type { Language } from "./index.ts";

/** How credit comes and goes. */
type Kind = "granted" | "spent" | "held" | "refunded" | "expired";

const en = {
  title: "Store credit",
  hint: "What you have, and how it came and went",
  none: "You have no store credit",
  noneHint: "Refunds that you take as credit, and what we give you, appear here.",
  use: (amount: string) => `Pay with my store credit (${amount})`,
  left: (amount: string) => `${amount} is left to pay.`,
  all: "Your credit pays for all of it.",
  hosted: "You give your payment details on the payment provider’s own page next.",
  upiQr: "Leave it empty to scan a QR code.",
  kinds: {
    granted: "Given to you",
    spent: "Paid with",
    held: "Held for a purchase that is not paid yet",
    refunded: "Given back",
    expired: "Expired",
  } as Record<Kind, string>,
};

type CreditTexts = typeof en;

const de: CreditTexts = {
  title: "Guthaben",
  hint: "Was Sie haben und wie es dazu kam",
  none: "Sie haben kein Guthaben",
  noneHint: "Erstattungen, die Sie als Guthaben nehmen, und was wir Ihnen geben, erscheinen hier.",
  use: (amount) => `Mit meinem Guthaben zahlen (${amount})`,
  left: (amount) => `${amount} bleiben zu zahlen.`,
  all: "Ihr Guthaben deckt alles.",
  hosted: "Ihre Zahlungsdaten geben Sie anschließend auf der Seite des Zahlungsanbieters ein.",
  upiQr: "Lassen Sie es leer, um einen QR-Code zu scannen.",
  kinds: {
    granted: "Ihnen gegeben",
    spent: "Bezahlt mit",
    held: "Zurückgelegt für einen noch unbezahlten Einkauf",
    refunded: "Zurückgegeben",
    expired: "Verfallen",
  },
};

const ja: CreditTexts = {
  title: "ストアクレジット",
  hint: "残高とその履歴",
  none: "ストアクレジットはありません",
  noneHint: "クレジットで受け取った返金や、当店からお渡ししたものがここに表示されます。",
  use: (amount) => `ストアクレジットで支払う（${amount}）`,
  left: (amount) => `残りのお支払い：${amount}`,
  all: "全額がクレジットで支払われます。",
  hosted: "お支払い情報は、次に決済会社のページで入力します。",
  upiQr: "空欄のままにすると QR コードで支払えます。",
  kinds: {
    granted: "お渡しした分",
    spent: "お支払い",
    held: "未払いのご購入のために確保中",
    refunded: "返却",
    expired: "期限切れ",
  },
};

const ar: CreditTexts = {
  title: "رصيد المتجر",
  hint: "ما لديك وكيف جاء وذهب",
  none: "ليس لديك رصيد",
  noneHint: "تظهر هنا المبالغ المستردة كرصيد وما نمنحه لك.",
  use: (amount) => `الدفع برصيدي (${amount})`,
  left: (amount) => `يبقى ${amount} للدفع.`,
  all: "رصيدك يغطي المبلغ كله.",
  hosted: "تدخل بيانات الدفع بعد ذلك في صفحة مزوّد الدفع نفسه.",
  upiQr: "اتركه فارغًا لمسح رمز QR.",
  kinds: {
    granted: "مُنح لك",
    spent: "دُفع به",
    held: "محجوز لعملية شراء لم تُدفع بعد",
    refunded: "أُعيد",
    expired: "انتهت صلاحيته",
  },
};

const hi: CreditTexts = {
  title: "स्टोर क्रेडिट",
  hint: "आपके पास क्या है, और वह कैसे आया-गया",
  none: "आपके पास स्टोर क्रेडिट नहीं है",
  noneHint: "जो वापसी आप क्रेडिट के रूप में लेते हैं, और जो हम आपको देते हैं, वह यहाँ दिखता है।",
  use: (amount) => `मेरे स्टोर क्रेडिट से भुगतान करें (${amount})`,
  left: (amount) => `${amount} का भुगतान बाक़ी है।`,
  all: "आपका क्रेडिट पूरा भुगतान कर देता है।",
  hosted: "अगले चरण में आप भुगतान सेवा के अपने पृष्ठ पर विवरण देंगे।",
  upiQr: "QR कोड स्कैन करने के लिए खाली छोड़ें।",
  kinds: {
    granted: "आपको दिया गया",
    spent: "भुगतान में लगा",
    held: "अभी अदा न हुई ख़रीद के लिए रोका गया",
    refunded: "लौटाया गया",
    expired: "अवधि समाप्त",
  },
};

const TEXTS: Record<Language, CreditTexts> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export const useCreditTexts = (): CreditTexts => TEXTS[useShop().language];
