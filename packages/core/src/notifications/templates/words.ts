// The sentences of buyers' mails in the languages of the markets. A sentence that is missing in one does not compile.
import type { CancellationView, DeliveryMethod, Market, PaymentMethod } from "@stoa/contract";

/** Everything that a buyer's mail says. Arguments are texts that are ready to be shown. */
export interface Words {
  placedSubject(number: string): string;
  placedHeading(name: string): string;
  placedOpening(number: string): string;
  cashOpening(total: string): string;
  orderOf(seller: string, number: string): string;
  arrives(from: string, to: string): string;
  delivery: Record<DeliveryMethod, string>;
  deliveryFee: string;
  discount: string;
  items: string;
  tax(name: string): string;
  taxIncluded(name: string): string;
  total: string;
  deliverTo: string;
  paidWith: Record<PaymentMethod, string>;
  viewOrder: string;
  placedReason: string;
  shippedSubject(number: string): string;
  shippedHeading: string;
  shippedOpening(seller: string): string;
  carrier: string;
  tracking: string;
  shippedReason: string;
  deliveredSubject(number: string): string;
  deliveredHeading: string;
  deliveredOpening(seller: string): string;
  cancelledSubject(number: string, isWhole: boolean): string;
  cancelledHeading(isWhole: boolean): string;
  cancelledBy: Record<CancellationView["by"], string>;
  refunded(amount: string): string;
  nothingToPay: string;
  linkSubject(number: string): string;
  linkHeading: string;
  linkOpening: string;
  linkReason: string;
}

const en: Words = {
  placedSubject: (number) => `Your order ${number}`,
  placedHeading: (name) => `Thank you, ${name}`,
  placedOpening: (number) =>
    `We have your order ${number} and told the sellers. You will hear from us when it is on its way.`,
  cashOpening: (total) => `Please have ${total} ready in cash when it arrives.`,
  orderOf: (seller, number) => `From ${seller} · ${number}`,
  arrives: (from, to) => `Arrives ${from} to ${to}`,
  delivery: { standard: "Standard delivery", express: "Express delivery" },
  deliveryFee: "Delivery",
  discount: "Discount",
  items: "Items",
  tax: (name) => name,
  taxIncluded: (name) => `${name} included`,
  total: "Total",
  deliverTo: "Delivering to",
  paidWith: { card: "Paid by card", upi: "Paid with UPI", wallet: "Paid by wallet", cod: "Cash on delivery" },
  viewOrder: "View your order",
  placedReason: "You get this mail because you ordered at Stoa.",
  shippedSubject: (number) => `Order ${number} is on its way`,
  shippedHeading: "It is on its way",
  shippedOpening: (seller) => `${seller} handed your parcel to the carrier.`,
  carrier: "Carrier",
  tracking: "Tracking number",
  shippedReason: "You get this mail because you ordered at Stoa.",
  deliveredSubject: (number) => `Order ${number}: your parcel has arrived`,
  deliveredHeading: "Your parcel has arrived",
  deliveredOpening: (seller) => `The parcel from ${seller} was handed over. We hope you like what is in it.`,
  cancelledSubject: (number, isWhole) =>
    isWhole ? `Order ${number} was cancelled` : `A part of order ${number} was cancelled`,
  cancelledHeading: (isWhole) => (isWhole ? "Your order was cancelled" : "A part of your order was cancelled"),
  cancelledBy: {
    buyer: "You called these off, as you wished:",
    seller: "The seller cannot send these and has called them off:",
    marketplace: "These were not sent in time, so we called them off for you:",
  },
  refunded: (amount) => `You get ${amount} back the way you paid. It can take a few days until you see it.`,
  nothingToPay: "You do not have to pay for them.",
  linkSubject: (number) => `The link to your order ${number}`,
  linkHeading: "Here is your order",
  linkOpening: "Somebody, probably you, asked for the link to this order. Whoever has it can see the order.",
  linkReason: "You get this mail because somebody entered your address and the number of your order at Stoa.",
};

const de: Words = {
  placedSubject: (number) => `Ihre Bestellung ${number}`,
  placedHeading: (name) => `Vielen Dank, ${name}`,
  placedOpening: (number) =>
    `Ihre Bestellung ${number} ist eingegangen, die Verkäufer wissen Bescheid. Wir melden uns, sobald sie unterwegs ist.`,
  cashOpening: (total) => `Bitte halten Sie bei der Zustellung ${total} in bar bereit.`,
  orderOf: (seller, number) => `Von ${seller} · ${number}`,
  arrives: (from, to) => `Kommt ${from} bis ${to}`,
  delivery: { standard: "Standardversand", express: "Expressversand" },
  deliveryFee: "Versand",
  discount: "Rabatt",
  items: "Artikel",
  tax: (name) => name,
  taxIncluded: (name) => `Enthaltene ${name}`,
  total: "Gesamtbetrag",
  deliverTo: "Lieferung an",
  paidWith: {
    card: "Mit Karte bezahlt",
    upi: "Mit UPI bezahlt",
    wallet: "Mit Wallet bezahlt",
    cod: "Zahlung bei Lieferung",
  },
  viewOrder: "Bestellung ansehen",
  placedReason: "Sie erhalten diese E-Mail, weil Sie bei Stoa bestellt haben.",
  shippedSubject: (number) => `Bestellung ${number} ist unterwegs`,
  shippedHeading: "Ihr Paket ist unterwegs",
  shippedOpening: (seller) => `${seller} hat Ihr Paket dem Paketdienst übergeben.`,
  carrier: "Paketdienst",
  tracking: "Sendungsnummer",
  shippedReason: "Sie erhalten diese E-Mail, weil Sie bei Stoa bestellt haben.",
  deliveredSubject: (number) => `Bestellung ${number}: Ihr Paket ist da`,
  deliveredHeading: "Ihr Paket ist da",
  deliveredOpening: (seller) => `Das Paket von ${seller} wurde zugestellt. Viel Freude damit.`,
  cancelledSubject: (number, isWhole) =>
    isWhole ? `Bestellung ${number} wurde storniert` : `Bestellung ${number} wurde teilweise storniert`,
  cancelledHeading: (isWhole) =>
    isWhole ? "Ihre Bestellung wurde storniert" : "Ein Teil Ihrer Bestellung wurde storniert",
  cancelledBy: {
    buyer: "Wie gewünscht storniert:",
    seller: "Der Verkäufer kann diese Artikel nicht liefern und hat sie storniert:",
    marketplace: "Diese Artikel wurden nicht rechtzeitig versandt, deshalb haben wir sie für Sie storniert:",
  },
  refunded: (amount) =>
    `Sie erhalten ${amount} auf dem Weg zurück, auf dem Sie bezahlt haben. Das kann einige Tage dauern.`,
  nothingToPay: "Sie müssen dafür nichts bezahlen.",
  linkSubject: (number) => `Der Link zu Ihrer Bestellung ${number}`,
  linkHeading: "Hier ist Ihre Bestellung",
  linkOpening:
    "Jemand, vermutlich Sie, hat den Link zu dieser Bestellung angefordert. Wer ihn hat, kann die Bestellung sehen.",
  linkReason:
    "Sie erhalten diese E-Mail, weil jemand bei Stoa Ihre Adresse und die Nummer Ihrer Bestellung eingegeben hat.",
};

const ja: Words = {
  placedSubject: (number) => `ご注文の確認 ${number}`,
  placedHeading: (name) => `${name}様、ご注文ありがとうございます`,
  placedOpening: (number) => `ご注文 ${number} を承り、出品者に連絡いたしました。発送時に改めてお知らせいたします。`,
  cashOpening: (total) => `お届けの際に現金 ${total} をご用意ください。`,
  orderOf: (seller, number) => `${seller} · ${number}`,
  arrives: (from, to) => `お届け予定 ${from}〜${to}`,
  delivery: { standard: "通常配送", express: "お急ぎ便" },
  deliveryFee: "送料",
  discount: "割引",
  items: "商品の小計",
  tax: (name) => name,
  taxIncluded: (name) => `内${name}`,
  total: "合計",
  deliverTo: "お届け先",
  paidWith: { card: "カード払い", upi: "UPI払い", wallet: "ウォレット払い", cod: "代金引換" },
  viewOrder: "注文を見る",
  placedReason: "このメールは、Stoaでご注文いただいた方にお送りしています。",
  shippedSubject: (number) => `ご注文 ${number} を発送しました`,
  shippedHeading: "商品を発送しました",
  shippedOpening: (seller) => `${seller} がお荷物を配送業者に引き渡しました。`,
  carrier: "配送業者",
  tracking: "お問い合わせ番号",
  shippedReason: "このメールは、Stoaでご注文いただいた方にお送りしています。",
  deliveredSubject: (number) => `ご注文 ${number} のお荷物をお届けしました`,
  deliveredHeading: "お荷物をお届けしました",
  deliveredOpening: (seller) => `${seller} からのお荷物をお届けしました。お気に召しますように。`,
  cancelledSubject: (number, isWhole) =>
    isWhole ? `ご注文 ${number} はキャンセルされました` : `ご注文 ${number} の一部がキャンセルされました`,
  cancelledHeading: (isWhole) => (isWhole ? "ご注文はキャンセルされました" : "ご注文の一部がキャンセルされました"),
  cancelledBy: {
    buyer: "ご希望により、次の商品をキャンセルしました。",
    seller: "出品者が発送できないため、次の商品をキャンセルしました。",
    marketplace: "期日までに発送されなかったため、次の商品をキャンセルいたしました。",
  },
  refunded: (amount) => `${amount} をお支払い方法に応じて返金いたします。反映まで数日かかる場合があります。`,
  nothingToPay: "お支払いの必要はありません。",
  linkSubject: (number) => `ご注文 ${number} のリンク`,
  linkHeading: "ご注文はこちらです",
  linkOpening: "この注文のリンクの送付依頼がありました。リンクを知っている方は注文内容を見ることができます。",
  linkReason: "このメールは、Stoaでこのメールアドレスと注文番号が入力されたためお送りしています。",
};

const ar: Words = {
  placedSubject: (number) => `طلبك رقم ${number}`,
  placedHeading: (name) => `شكرًا لك، ${name}`,
  placedOpening: (number) => `استلمنا طلبك رقم ${number} وأبلغنا البائعين. سنراسلك عند شحنه.`,
  cashOpening: (total) => `يُرجى تجهيز ${total} نقدًا عند الاستلام.`,
  orderOf: (seller, number) => `من ${seller} · ${number}`,
  arrives: (from, to) => `يصل بين ${from} و${to}`,
  delivery: { standard: "توصيل عادي", express: "توصيل سريع" },
  deliveryFee: "التوصيل",
  discount: "الخصم",
  items: "المنتجات",
  tax: (name) => name,
  taxIncluded: (name) => `شامل ${name}`,
  total: "الإجمالي",
  deliverTo: "التوصيل إلى",
  paidWith: { card: "الدفع بالبطاقة", upi: "الدفع عبر UPI", wallet: "الدفع بالمحفظة", cod: "الدفع عند الاستلام" },
  viewOrder: "عرض الطلب",
  placedReason: "تصلك هذه الرسالة لأنك طلبت من Stoa.",
  shippedSubject: (number) => `طلبك رقم ${number} في الطريق إليك`,
  shippedHeading: "طلبك في الطريق إليك",
  shippedOpening: (seller) => `سلّم ${seller} طردك إلى شركة الشحن.`,
  carrier: "شركة الشحن",
  tracking: "رقم التتبع",
  shippedReason: "تصلك هذه الرسالة لأنك طلبت من Stoa.",
  deliveredSubject: (number) => `الطلب ${number}: وصل طردك`,
  deliveredHeading: "وصل طردك",
  deliveredOpening: (seller) => `سُلّم الطرد المرسل من ${seller}. نتمنى أن ينال إعجابك.`,
  cancelledSubject: (number, isWhole) => (isWhole ? `أُلغي طلبك رقم ${number}` : `أُلغي جزء من طلبك رقم ${number}`),
  cancelledHeading: (isWhole) => (isWhole ? "أُلغي طلبك" : "أُلغي جزء من طلبك"),
  cancelledBy: {
    buyer: "ألغينا هذه المنتجات بناءً على طلبك:",
    seller: "تعذّر على البائع إرسال هذه المنتجات فألغاها:",
    marketplace: "لم تُشحن هذه المنتجات في موعدها، فألغيناها من أجلك:",
  },
  refunded: (amount) => `سيعود إليك ${amount} بالطريقة التي دفعت بها، وقد يستغرق ذلك بضعة أيام.`,
  nothingToPay: "لا يلزمك دفع ثمنها.",
  linkSubject: (number) => `رابط طلبك رقم ${number}`,
  linkHeading: "هذا طلبك",
  linkOpening: "طلب أحدهم، وربما أنت، رابط هذا الطلب. كل من لديه الرابط يمكنه الاطلاع على الطلب.",
  linkReason: "تصلك هذه الرسالة لأن أحدهم أدخل عنوانك ورقم طلبك في Stoa.",
};

/** The words of each language. */
export const WORDS: Record<Market["language"], Words> = { en, de, ja, ar };
