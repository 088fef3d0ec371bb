// What buyers are told about returns, claims and messages, in the languages of the markets.
import type { Market, RefundTarget } from "@stoa/contract";

/** A subject, which is the heading, too, and a paragraph. */
export interface CaseNews {
  subject: string;
  opening: string;
}

/** Arguments are texts that are ready to be shown. */
export interface CaseWords {
  requested(order: string, seller: string): CaseNews;
  approved(order: string, seller: string, until: string): CaseNews;
  instructions: string;
  noInstructions: string;
  refused(order: string, seller: string): CaseNews;
  received(order: string, seller: string, until: string): CaseNews;
  refunded(order: string, amount: string, target: RefundTarget): CaseNews;
  expired(order: string): CaseNews;
  claimOpen(order: string, seller: string): CaseNews;
  claimAnswered(order: string, seller: string, until: string): CaseNews;
  claimEscalated(order: string): CaseNews;
  claimDenied(order: string, until: string): CaseNews;
  claimResolved(order: string): CaseNews;
  claimRefunded(order: string, amount: string): CaseNews;
  claimClosed(order: string): CaseNews;
  message(order: string, from: string): CaseNews;
  marketplace: string;
  because: string;
  view: string;
  answer: string;
  reason: string;
}

const en: CaseWords = {
  requested: (order, seller) => ({
    subject: `We have your return for order ${order}`,
    opening: `${seller} decides within 24 hours. If they say nothing, it is approved.`,
  }),
  approved: (order, seller, until) => ({
    subject: `Your return for order ${order} is approved`,
    opening: `Please send it back to ${seller} by ${until}, and tell us the tracking number.`,
  }),
  instructions: "Where and how to send it",
  noInstructions: "The seller has not said where to send it. Ask them with a message from your order.",
  refused: (order, seller) => ({
    subject: `Your return for order ${order} was refused`,
    opening: `${seller} has refused it. If something is wrong with what you got, you can open a claim from your order.`,
  }),
  received: (order, seller, until) => ({
    subject: `Your return for order ${order} has arrived`,
    opening: `${seller} has it. Your money is on its way by ${until}; if the seller does not send it, we do.`,
  }),
  refunded: (order, amount, target) => ({
    subject: `Your money for order ${order}`,
    opening:
      target === "credit"
        ? `${amount} are in your store credit.`
        : `${amount} go back the way you paid. Banks take a few days.`,
  }),
  expired: (order) => ({
    subject: `Your return for order ${order} has lapsed`,
    opening: "Nothing was sent back in time. While the window is open, you can ask again.",
  }),
  claimOpen: (order, seller) => ({
    subject: `We have your claim about order ${order}`,
    opening: `${seller} answers within 48 hours. If they do not, we decide.`,
  }),
  claimAnswered: (order, seller, until) => ({
    subject: `${seller} has answered your claim about order ${order}`,
    opening: `Take what they offer, or ask us to decide, by ${until}.`,
  }),
  claimEscalated: (order) => ({
    subject: `Your claim about order ${order} is with us`,
    opening: "We look at what both of you wrote, and decide within three days.",
  }),
  claimDenied: (order, until) => ({
    subject: `Your claim about order ${order} was denied`,
    opening: `You can ask us to look once more, by ${until}.`,
  }),
  claimResolved: (order) => ({
    subject: `Your claim about order ${order} is settled`,
    opening: "See what comes next in your order.",
  }),
  claimRefunded: (order, amount) => ({
    subject: `Your claim about order ${order} is settled`,
    opening: `You get ${amount} back.`,
  }),
  claimClosed: (order) => ({
    subject: `Your claim about order ${order} is closed`,
    opening: "There is nothing more to do.",
  }),
  message: (order, from) => ({ subject: `A message about order ${order}`, opening: `${from} writes:` }),
  marketplace: "Stoa",
  because: "The reason",
  view: "See it",
  answer: "Read and answer",
  reason: "You get this mail because you ordered at Stoa.",
};

const de: CaseWords = {
  requested: (order, seller) => ({
    subject: `Ihre Rücksendung zur Bestellung ${order} ist angemeldet`,
    opening: `${seller} entscheidet innerhalb von 24 Stunden. Ohne Antwort gilt sie als genehmigt.`,
  }),
  approved: (order, seller, until) => ({
    subject: `Ihre Rücksendung zur Bestellung ${order} ist genehmigt`,
    opening: `Bitte senden Sie die Ware bis ${until} an ${seller} zurück und nennen Sie uns die Sendungsnummer.`,
  }),
  instructions: "Wohin und wie",
  noInstructions:
    "Der Verkäufer hat noch keine Anschrift genannt. Fragen Sie mit einer Nachricht aus Ihrer Bestellung nach.",
  refused: (order, seller) => ({
    subject: `Ihre Rücksendung zur Bestellung ${order} wurde abgelehnt`,
    opening: `${seller} hat sie abgelehnt. Stimmt etwas mit der Ware nicht, können Sie in Ihrer Bestellung einen Fall eröffnen.`,
  }),
  received: (order, seller, until) => ({
    subject: `Ihre Rücksendung zur Bestellung ${order} ist angekommen`,
    opening: `${seller} hat sie erhalten. Ihr Geld wird bis ${until} erstattet; tut es der Verkäufer nicht, tun wir es.`,
  }),
  refunded: (order, amount, target) => ({
    subject: `Ihre Erstattung zur Bestellung ${order}`,
    opening:
      target === "credit"
        ? `${amount} stehen auf Ihrem Guthaben.`
        : `${amount} gehen auf dem Weg Ihrer Zahlung zurück. Banken brauchen einige Tage.`,
  }),
  expired: (order) => ({
    subject: `Ihre Rücksendung zur Bestellung ${order} ist verfallen`,
    opening: "Es wurde nichts rechtzeitig zurückgesandt. Solange die Frist läuft, können Sie sie neu anmelden.",
  }),
  claimOpen: (order, seller) => ({
    subject: `Ihr Fall zur Bestellung ${order} ist eröffnet`,
    opening: `${seller} antwortet innerhalb von 48 Stunden. Andernfalls entscheiden wir.`,
  }),
  claimAnswered: (order, seller, until) => ({
    subject: `${seller} hat auf Ihren Fall zur Bestellung ${order} geantwortet`,
    opening: `Nehmen Sie das Angebot an oder bitten Sie uns bis ${until} um eine Entscheidung.`,
  }),
  claimEscalated: (order) => ({
    subject: `Ihr Fall zur Bestellung ${order} liegt bei uns`,
    opening: "Wir sehen uns an, was beide Seiten schreiben, und entscheiden innerhalb von drei Tagen.",
  }),
  claimDenied: (order, until) => ({
    subject: `Ihr Fall zur Bestellung ${order} wurde abgelehnt`,
    opening: `Bis ${until} können Sie uns bitten, noch einmal hinzusehen.`,
  }),
  claimResolved: (order) => ({
    subject: `Ihr Fall zur Bestellung ${order} ist gelöst`,
    opening: "Wie es weitergeht, steht in Ihrer Bestellung.",
  }),
  claimRefunded: (order, amount) => ({
    subject: `Ihr Fall zur Bestellung ${order} ist gelöst`,
    opening: `Sie erhalten ${amount} zurück.`,
  }),
  claimClosed: (order) => ({
    subject: `Ihr Fall zur Bestellung ${order} ist geschlossen`,
    opening: "Es ist nichts weiter zu tun.",
  }),
  message: (order, from) => ({ subject: `Eine Nachricht zur Bestellung ${order}`, opening: `${from} schreibt:` }),
  marketplace: "Stoa",
  because: "Der Grund",
  view: "Ansehen",
  answer: "Lesen und antworten",
  reason: "Sie erhalten diese E-Mail, weil Sie bei Stoa bestellt haben.",
};

const ja: CaseWords = {
  requested: (order, seller) => ({
    subject: `ご注文 ${order} の返品を受け付けました`,
    opening: `${seller} が24時間以内に判断します。返答がない場合は承認となります。`,
  }),
  approved: (order, seller, until) => ({
    subject: `ご注文 ${order} の返品が承認されました`,
    opening: `${until} までに ${seller} へご返送のうえ、お問い合わせ番号をお知らせください。`,
  }),
  instructions: "返送先と方法",
  noInstructions: "出品者からまだ返送先の案内がありません。ご注文のページからメッセージでお尋ねください。",
  refused: (order, seller) => ({
    subject: `ご注文 ${order} の返品が承認されませんでした`,
    opening: `${seller} が承認しませんでした。商品に問題がある場合は、ご注文のページから申し立てができます。`,
  }),
  received: (order, seller, until) => ({
    subject: `ご注文 ${order} の返品が届きました`,
    opening: `${seller} が受け取りました。${until} までに返金します。出品者が手続きしない場合は当店が行います。`,
  }),
  refunded: (order, amount, target) => ({
    subject: `ご注文 ${order} の返金`,
    opening:
      target === "credit"
        ? `${amount} をストアクレジットに加えました。`
        : `${amount} をお支払い方法へ返金します。銀行の処理に数日かかることがあります。`,
  }),
  expired: (order) => ({
    subject: `ご注文 ${order} の返品の期限が切れました`,
    opening: "期限内に返送がありませんでした。返品期間内であれば、もう一度お申し込みいただけます。",
  }),
  claimOpen: (order, seller) => ({
    subject: `ご注文 ${order} の申し立てを受け付けました`,
    opening: `${seller} が48時間以内に回答します。回答がない場合は当店が判断します。`,
  }),
  claimAnswered: (order, seller, until) => ({
    subject: `ご注文 ${order} の申し立てに ${seller} が回答しました`,
    opening: `${until} までに、提案を受け入れるか、当店に判断をお求めください。`,
  }),
  claimEscalated: (order) => ({
    subject: `ご注文 ${order} の申し立てを当店が確認しています`,
    opening: "双方の内容を確認し、3日以内に判断します。",
  }),
  claimDenied: (order, until) => ({
    subject: `ご注文 ${order} の申し立ては認められませんでした`,
    opening: `${until} まで、一度だけ再確認をお求めいただけます。`,
  }),
  claimResolved: (order) => ({
    subject: `ご注文 ${order} の申し立てが解決しました`,
    opening: "今後の流れはご注文のページでご覧いただけます。",
  }),
  claimRefunded: (order, amount) => ({
    subject: `ご注文 ${order} の申し立てが解決しました`,
    opening: `${amount} を返金します。`,
  }),
  claimClosed: (order) => ({
    subject: `ご注文 ${order} の申し立てを終了しました`,
    opening: "これ以上のお手続きは必要ありません。",
  }),
  message: (order, from) => ({ subject: `ご注文 ${order} についてのメッセージ`, opening: `${from} より：` }),
  marketplace: "Stoa",
  because: "理由",
  view: "確認する",
  answer: "読んで返信する",
  reason: "このメールは、Stoaでご注文いただいた方にお送りしています。",
};

const ar: CaseWords = {
  requested: (order, seller) => ({
    subject: `استلمنا طلب الإرجاع للطلب ${order}`,
    opening: `يقرر ${seller} خلال 24 ساعة، وإن لم يرد فالإرجاع مقبول.`,
  }),
  approved: (order, seller, until) => ({
    subject: `قُبل إرجاع الطلب ${order}`,
    opening: `يُرجى إعادة المنتجات إلى ${seller} حتى ${until} وإخبارنا برقم التتبع.`,
  }),
  instructions: "إلى أين وكيف",
  noInstructions: "لم يذكر البائع عنوان الإرجاع بعد. اسأله برسالة من صفحة طلبك.",
  refused: (order, seller) => ({
    subject: `رُفض إرجاع الطلب ${order}`,
    opening: `رفضه ${seller}. إن كان في المنتج خلل فيمكنك فتح مطالبة من صفحة طلبك.`,
  }),
  received: (order, seller, until) => ({
    subject: `وصل إرجاعك للطلب ${order}`,
    opening: `استلمه ${seller}. يعود إليك مالك حتى ${until}؛ وإن لم يرسله البائع أرسلناه نحن.`,
  }),
  refunded: (order, amount, target) => ({
    subject: `مالك عن الطلب ${order}`,
    opening:
      target === "credit"
        ? `أُضيف ${amount} إلى رصيدك في المتجر.`
        : `يعود ${amount} بالطريقة التي دفعت بها. تحتاج المصارف إلى بضعة أيام.`,
  }),
  expired: (order) => ({
    subject: `انتهت مهلة إرجاع الطلب ${order}`,
    opening: "لم يُرسل شيء في الوقت المحدد. يمكنك الطلب من جديد ما دامت مدة الإرجاع سارية.",
  }),
  claimOpen: (order, seller) => ({
    subject: `استلمنا مطالبتك عن الطلب ${order}`,
    opening: `يرد ${seller} خلال 48 ساعة، وإلا قررنا نحن.`,
  }),
  claimAnswered: (order, seller, until) => ({
    subject: `رد ${seller} على مطالبتك عن الطلب ${order}`,
    opening: `اقبل العرض أو اطلب منا أن نقرر حتى ${until}.`,
  }),
  claimEscalated: (order) => ({
    subject: `مطالبتك عن الطلب ${order} لدينا الآن`,
    opening: "نراجع ما كتبه الطرفان ونقرر خلال ثلاثة أيام.",
  }),
  claimDenied: (order, until) => ({
    subject: `رُفضت مطالبتك عن الطلب ${order}`,
    opening: `يمكنك أن تطلب منا النظر مرة أخرى حتى ${until}.`,
  }),
  claimResolved: (order) => ({ subject: `حُلّت مطالبتك عن الطلب ${order}`, opening: "تجد الخطوة التالية في صفحة طلبك." }),
  claimRefunded: (order, amount) => ({ subject: `حُلّت مطالبتك عن الطلب ${order}`, opening: `يعود إليك ${amount}.` }),
  claimClosed: (order) => ({ subject: `أُغلقت مطالبتك عن الطلب ${order}`, opening: "لا شيء آخر مطلوب منك." }),
  message: (order, from) => ({ subject: `رسالة عن الطلب ${order}`, opening: `كتب ${from}:` }),
  marketplace: "Stoa",
  because: "السبب",
  view: "عرض",
  answer: "اقرأ وأجب",
  reason: "تصلك هذه الرسالة لأنك طلبت من Stoa.",
};

/** The words of each language. */
export const CASE_WORDS: Record<Market["language"], CaseWords> = { en, de, ja, ar };
