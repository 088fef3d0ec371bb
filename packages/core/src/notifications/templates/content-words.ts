// What people are told about reviews, questions and answers, in the languages of the markets.
import type { ContentFault, Market } from "@stoa/contract";
import type { CaseNews } from "./case-words.ts";

/** Arguments are texts that are ready to be shown. */
export interface ContentWords {
  answeredBySeller(product: string, seller: string): CaseNews;
  answeredByBuyer(product: string): CaseNews;
  kinds: Record<"review" | "question" | "answer", string>;
  published(what: string, product: string): CaseNews;
  refused(what: string, product: string): CaseNews;
  faults: Record<ContentFault, string>;
  because: string;
  view: string;
  askedReason: string;
  wroteReason: string;
}

const en: ContentWords = {
  answeredBySeller: (product, seller) => ({
    subject: `${seller} has answered your question`,
    opening: `You asked about ${product}. This is what the seller says.`,
  }),
  answeredByBuyer: (product) => ({
    subject: "Somebody has answered your question",
    opening: `You asked about ${product}. This is what a customer who bought it says.`,
  }),
  kinds: { review: "review", question: "question", answer: "answer" },
  published: (what, product) => ({
    subject: `Your ${what} is on the page`,
    opening: `We have looked at your ${what} about ${product}. Everybody can read it now.`,
  }),
  refused: (what, product) => ({
    subject: `Your ${what} cannot be shown`,
    opening: `We have looked at your ${what} about ${product} and cannot show it as it is. You can change it and send it again.`,
  }),
  faults: {
    offensive: "It offends somebody.",
    off_topic: "It is not about the product.",
    advertising: "It advertises something.",
    personal: "It tells something personal about somebody.",
    not_genuine: "We do not believe that it is an honest opinion.",
  },
  because: "Why",
  view: "See it",
  askedReason: "You get this mail because you asked a question on Stoa.",
  wroteReason: "You get this mail because you wrote something on Stoa.",
};

const de: ContentWords = {
  answeredBySeller: (product, seller) => ({
    subject: `${seller} hat Ihre Frage beantwortet`,
    opening: `Sie hatten eine Frage zu ${product}. Das antwortet der Verkäufer.`,
  }),
  answeredByBuyer: (product) => ({
    subject: "Jemand hat Ihre Frage beantwortet",
    opening: `Sie hatten eine Frage zu ${product}. Das antwortet jemand, der es gekauft hat.`,
  }),
  kinds: { review: "Bewertung", question: "Frage", answer: "Antwort" },
  published: (what, product) => ({
    subject: `Ihre ${what} ist veröffentlicht`,
    opening: `Wir haben Ihre ${what} zu ${product} geprüft. Ab jetzt können alle sie lesen.`,
  }),
  refused: (what, product) => ({
    subject: `Ihre ${what} kann nicht gezeigt werden`,
    opening: `Wir haben Ihre ${what} zu ${product} geprüft und können sie so nicht zeigen. Sie können sie ändern und noch einmal senden.`,
  }),
  faults: {
    offensive: "Sie verletzt jemanden.",
    off_topic: "Sie handelt nicht vom Produkt.",
    advertising: "Sie wirbt für etwas.",
    personal: "Sie verrät Persönliches über jemanden.",
    not_genuine: "Wir halten sie nicht für eine ehrliche Meinung.",
  },
  because: "Warum",
  view: "Ansehen",
  askedReason: "Sie erhalten diese E-Mail, weil Sie auf Stoa eine Frage gestellt haben.",
  wroteReason: "Sie erhalten diese E-Mail, weil Sie auf Stoa etwas geschrieben haben.",
};

const ja: ContentWords = {
  answeredBySeller: (product, seller) => ({
    subject: `${seller}がご質問に回答しました`,
    opening: `${product}についてのご質問に、出品者から回答がありました。`,
  }),
  answeredByBuyer: (product) => ({
    subject: "ご質問に回答がありました",
    opening: `${product}についてのご質問に、購入したお客様から回答がありました。`,
  }),
  kinds: { review: "レビュー", question: "質問", answer: "回答" },
  published: (what, product) => ({
    subject: `${what}が公開されました`,
    opening: `${product}についての${what}を確認しました。どなたでもお読みいただけます。`,
  }),
  refused: (what, product) => ({
    subject: `${what}は公開できません`,
    opening: `${product}についての${what}を確認しましたが、このままでは公開できません。内容を変更して、もう一度お送りいただけます。`,
  }),
  faults: {
    offensive: "誰かを傷つける内容が含まれています。",
    off_topic: "商品に関する内容ではありません。",
    advertising: "広告にあたる内容が含まれています。",
    personal: "個人に関する情報が含まれています。",
    not_genuine: "率直なご意見とは認められませんでした。",
  },
  because: "理由",
  view: "見る",
  askedReason: "Stoaで質問をされたため、このメールをお送りしています。",
  wroteReason: "Stoaに投稿されたため、このメールをお送りしています。",
};

const ar: ContentWords = {
  answeredBySeller: (product, seller) => ({
    subject: `أجاب ${seller} عن سؤالك`,
    opening: `سألت عن ${product}. هذا جواب البائع.`,
  }),
  answeredByBuyer: (product) => ({
    subject: "أجاب أحدهم عن سؤالك",
    opening: `سألت عن ${product}. هذا جواب عميل اشتراه.`,
  }),
  kinds: { review: "مراجعتك", question: "سؤالك", answer: "جوابك" },
  published: (what, product) => ({
    subject: `نُشر نص ${what}`,
    opening: `اطّلعنا على ${what} حول ${product}، ويمكن للجميع قراءته الآن.`,
  }),
  refused: (what, product) => ({
    subject: `لا يمكن عرض ${what}`,
    opening: `اطّلعنا على ${what} حول ${product} ولا يمكن عرضه كما هو. يمكنك تعديله وإرساله من جديد.`,
  }),
  faults: {
    offensive: "فيه إساءة لأحد.",
    off_topic: "لا يتعلق بالمنتج.",
    advertising: "فيه دعاية.",
    personal: "يكشف معلومات شخصية عن أحد.",
    not_genuine: "لا نراه رأيًا صادقًا.",
  },
  because: "السبب",
  view: "عرض",
  askedReason: "وصلتك هذه الرسالة لأنك طرحت سؤالًا على Stoa.",
  wroteReason: "وصلتك هذه الرسالة لأنك كتبت شيئًا على Stoa.",
};

export const CONTENT_WORDS: Record<Market["language"], ContentWords> = { en, de, ja, ar };
