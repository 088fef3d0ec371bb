// The words for operators who look through the eyes of a buyer: few ever read them, so they travel by themselves.
import { useShop } from "../lib/shop.tsx";
import type { Language } from "./index.ts";

const en = {
  title: "Look as a customer",
  lead: "You will see the shop as this person does, for an hour at most. Nothing can be changed, and your own session in the shop ends.",
  begin: "Begin to look",
  goneTitle: "This way is closed",
  gone: "It was open once and for a minute. Ask for a new one in the admin app.",
  banner: (operator: string, person: string) => `${operator}, you are looking as ${person}. Nothing can be changed.`,
  stop: "Stop looking",
};

const TEXTS: Record<Language, typeof en> = {
  en,
  de: {
    title: "Als Kunde ansehen",
    lead: "Sie sehen den Shop so, wie diese Person ihn sieht, höchstens eine Stunde lang. Nichts lässt sich ändern, und Ihre eigene Sitzung im Shop endet.",
    begin: "Ansehen beginnen",
    goneTitle: "Dieser Weg ist geschlossen",
    gone: "Er war einmal und eine Minute lang offen. Fordern Sie in der Verwaltung einen neuen an.",
    banner: (operator, person) => `${operator}, Sie sehen den Shop als ${person}. Nichts lässt sich ändern.`,
    stop: "Ansehen beenden",
  },
  ja: {
    title: "お客様として見る",
    lead: "この方と同じ画面を最長1時間ご覧になれます。変更は一切できず、ご自身のショップへのログインは終了します。",
    begin: "閲覧を始める",
    goneTitle: "このリンクは使えません",
    gone: "使えるのは1分以内に一度だけです。管理画面で新しく発行してください。",
    banner: (operator, person) => `${operator}さん、${person}さんとして閲覧中です。変更はできません。`,
    stop: "閲覧を終える",
  },
  ar: {
    title: "التصفح بعين العميل",
    lead: "سترى المتجر كما يراه هذا الشخص لمدة ساعة على الأكثر. لا يمكن تغيير أي شيء، وتنتهي جلستك الخاصة في المتجر.",
    begin: "ابدأ التصفح",
    goneTitle: "هذا الطريق مغلق",
    gone: "كان مفتوحًا مرة واحدة ولمدة دقيقة. اطلب رابطًا جديدًا من تطبيق الإدارة.",
    banner: (operator, person) => `${operator}، أنت تتصفح بصفة ${person}. لا يمكن تغيير أي شيء.`,
    stop: "أوقف التصفح",
  },
  hi: {
    title: "ग्राहक के रूप में देखें",
    lead: "आप दुकान को वैसे देखेंगे जैसे यह व्यक्ति देखता है, अधिकतम एक घंटे तक। कुछ बदला नहीं जा सकता, और दुकान में आपका अपना सत्र समाप्त हो जाता है।",
    begin: "देखना शुरू करें",
    goneTitle: "यह रास्ता बंद है",
    gone: "यह एक बार और एक मिनट के लिए खुला था। प्रबंधन ऐप में नया माँगें।",
    banner: (operator, person) => `${operator}, आप ${person} के रूप में देख रहे हैं। कुछ बदला नहीं जा सकता।`,
    stop: "देखना बंद करें",
  },
};

/** These words in the language of the shop. */
export function useLookTexts(): typeof en {
  return TEXTS[useShop().language];
}
