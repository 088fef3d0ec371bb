// The sentences of mails about what somebody waits for, in the languages of the markets.
import type { AlertKind, Market } from "@stoa/contract";

interface News {
  subject: string;
  heading: string;
  opening: string;
}

/** Arguments are texts that are ready to be shown. */
export interface AlertWords {
  stock(title: string, money: string): News;
  price(title: string, money: string, was: string | null): News;
  button: string;
  reason: string;
  confirm: Record<AlertKind, (title: string) => News>;
  confirmHint: string;
  confirmButton: string;
  confirmReason: string;
}

const en: AlertWords = {
  stock: (title, money) => ({
    subject: `${title} is back`,
    heading: "It is back in stock",
    opening: `${title} can be bought again, for ${money}. We hold none back for you: the first to order gets it.`,
  }),
  price: (title, money, was) => ({
    subject: `${title} now costs ${money}`,
    heading: "The price has fallen",
    opening: was ? `${title} now costs ${money}, instead of ${was}.` : `${title} now costs ${money}.`,
  }),
  button: "See it in the shop",
  reason: "You get this mail because you asked to be told.",
  confirm: {
    stock: (title) => ({
      subject: `Shall we tell you when ${title} is back?`,
      heading: "One press, and we tell you",
      opening: `You, or somebody with your address, wants to know when ${title} can be bought again.`,
    }),
    price: (title) => ({
      subject: `Shall we tell you when ${title} costs less?`,
      heading: "One press, and we tell you",
      opening: `You, or somebody with your address, wants to know when ${title} costs less.`,
    }),
  },
  confirmHint: "If it was not you, there is nothing to do: without the press we write no more.",
  confirmButton: "Yes, tell me",
  confirmReason: "You get this mail because somebody entered your address at Stoa.",
};

const de: AlertWords = {
  stock: (title, money) => ({
    subject: `${title} ist wieder da`,
    heading: "Wieder lieferbar",
    opening: `${title} gibt es wieder, für ${money}. Wir legen nichts zurück: Wer zuerst bestellt, bekommt es.`,
  }),
  price: (title, money, was) => ({
    subject: `${title} kostet jetzt ${money}`,
    heading: "Der Preis ist gefallen",
    opening: was ? `${title} kostet jetzt ${money} statt ${was}.` : `${title} kostet jetzt ${money}.`,
  }),
  button: "Im Shop ansehen",
  reason: "Sie erhalten diese E-Mail, weil Sie darum gebeten haben.",
  confirm: {
    stock: (title) => ({
      subject: `Sollen wir Bescheid geben, wenn ${title} wieder da ist?`,
      heading: "Ein Klick, und wir melden uns",
      opening: `Sie oder jemand mit Ihrer Adresse möchte wissen, wann ${title} wieder zu kaufen ist.`,
    }),
    price: (title) => ({
      subject: `Sollen wir Bescheid geben, wenn ${title} weniger kostet?`,
      heading: "Ein Klick, und wir melden uns",
      opening: `Sie oder jemand mit Ihrer Adresse möchte wissen, wann ${title} weniger kostet.`,
    }),
  },
  confirmHint: "Wenn Sie es nicht waren, müssen Sie nichts tun: Ohne den Klick schreiben wir nicht mehr.",
  confirmButton: "Ja, bitte melden",
  confirmReason: "Sie erhalten diese E-Mail, weil jemand bei Stoa Ihre Adresse eingegeben hat.",
};

const ja: AlertWords = {
  stock: (title, money) => ({
    subject: `${title}が再入荷しました`,
    heading: "再入荷しました",
    opening: `${title}がまた購入できるようになりました（${money}）。お取り置きはしておりません。お早めにどうぞ。`,
  }),
  price: (title, money, was) => ({
    subject: `${title}が${money}になりました`,
    heading: "値下がりしました",
    opening: was ? `${title}が${was}から${money}になりました。` : `${title}が${money}になりました。`,
  }),
  button: "ショップで見る",
  reason: "このメールは、お知らせをご希望の方にお送りしています。",
  confirm: {
    stock: (title) => ({
      subject: `${title}の再入荷をお知らせしますか`,
      heading: "ボタンを押すとお知らせします",
      opening: `このアドレスで、${title}の再入荷のお知らせが申し込まれました。`,
    }),
    price: (title) => ({
      subject: `${title}の値下がりをお知らせしますか`,
      heading: "ボタンを押すとお知らせします",
      opening: `このアドレスで、${title}の値下がりのお知らせが申し込まれました。`,
    }),
  },
  confirmHint: "お心当たりがない場合は、何もする必要はありません。ボタンを押さなければ、以後お送りしません。",
  confirmButton: "はい、知らせてください",
  confirmReason: "このメールは、Stoaでこのメールアドレスが入力されたためお送りしています。",
};

const ar: AlertWords = {
  stock: (title, money) => ({
    subject: `عاد ${title}`,
    heading: "عاد إلى المخزون",
    opening: `يمكن شراء ${title} مجددًا بسعر ${money}. لا نحجز شيئًا: من يطلب أولًا يحصل عليه.`,
  }),
  price: (title, money, was) => ({
    subject: `سعر ${title} الآن ${money}`,
    heading: "انخفض السعر",
    opening: was ? `سعر ${title} الآن ${money} بدلًا من ${was}.` : `سعر ${title} الآن ${money}.`,
  }),
  button: "عرضه في المتجر",
  reason: "تصلك هذه الرسالة لأنك طلبت أن نخبرك.",
  confirm: {
    stock: (title) => ({
      subject: `هل نخبرك عند عودة ${title}؟`,
      heading: "ضغطة واحدة ونخبرك",
      opening: `تريد أنت، أو شخص لديه عنوانك، معرفة متى يمكن شراء ${title} مجددًا.`,
    }),
    price: (title) => ({
      subject: `هل نخبرك عند انخفاض سعر ${title}؟`,
      heading: "ضغطة واحدة ونخبرك",
      opening: `تريد أنت، أو شخص لديه عنوانك، معرفة متى ينخفض سعر ${title}.`,
    }),
  },
  confirmHint: "إن لم تكن أنت، فلا يلزمك فعل شيء: بدون الضغط لن نراسلك مجددًا.",
  confirmButton: "نعم، أخبروني",
  confirmReason: "تصلك هذه الرسالة لأن أحدهم أدخل عنوانك في Stoa.",
};

/** The words of each language. */
export const ALERT_WORDS: Record<Market["language"], AlertWords> = { en, de, ja, ar };
