// To somebody who is asked to join a seller's team, in the language of the seller's country.
import { INVITATION_DAYS, type Market, MARKETS, type SellerRole } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";

/** What the mail says; `url` carries the secret of the invitation. */
export interface TeamInvitation {
  sellerName: string;
  invitedBy: string;
  role: SellerRole;
  url: string;
  reading?: Market;
}

interface Words {
  role: Record<SellerRole, string>;
  subject(shop: string): string;
  heading: string;
  opening(by: string, shop: string, role: string): string;
  yours: string;
  button: string;
  reason(by: string): string;
}

const en: Words = {
  role: {
    owner: "as an owner, who may do everything",
    manager: "as a manager, who runs the shop and its team",
    fulfilment: "for fulfilment: orders to pick, pack and send",
    finance: "for finance: balances and payouts",
    support: "for support: orders and their cancellations",
    read_only: "to look, without changing anything",
  },
  subject: (shop) => `Join the team of ${shop}`,
  heading: "You are invited",
  opening: (by, shop, role) => `${by} asks you to join the team of ${shop} on Stoa, ${role}.`,
  yours: `The link is yours alone and good for ${INVITATION_DAYS} days. If you did not expect it, there is nothing to do.`,
  button: "See the invitation",
  reason: (by) => `You get this mail because ${by} typed your address.`,
};

const de: Words = {
  role: {
    owner: "als Inhaber, der alles darf",
    manager: "als Manager, der Shop und Team führt",
    fulfilment: "für den Versand: Bestellungen packen und senden",
    finance: "für die Finanzen: Guthaben und Auszahlungen",
    support: "für den Kundendienst: Bestellungen und Stornierungen",
    read_only: "zum Ansehen, ohne etwas zu ändern",
  },
  subject: (shop) => `Kommen Sie ins Team von ${shop}`,
  heading: "Sie sind eingeladen",
  opening: (by, shop, role) => `${by} lädt Sie in das Team von ${shop} bei Stoa ein, ${role}.`,
  yours: `Der Link gehört Ihnen allein und gilt ${INVITATION_DAYS} Tage. Wenn Sie ihn nicht erwartet haben, müssen Sie nichts tun.`,
  button: "Einladung ansehen",
  reason: (by) => `Sie erhalten diese E-Mail, weil ${by} Ihre Adresse eingegeben hat.`,
};

const ja: Words = {
  role: {
    owner: "すべての操作ができるオーナー",
    manager: "ショップとチームを運営するマネージャー",
    fulfilment: "発送担当（注文の準備と発送）",
    finance: "経理担当（残高と送金）",
    support: "サポート担当（注文とキャンセル）",
    read_only: "閲覧のみ",
  },
  subject: (shop) => `${shop}のチームへの招待`,
  heading: "チームに招待されました",
  opening: (by, shop, role) => `${by}さんがStoaの${shop}のチームにあなたを招待しています。役割：${role}。`,
  yours: `このリンクはあなた専用で、${INVITATION_DAYS}日間有効です。お心当たりがない場合は、何もする必要はありません。`,
  button: "招待を見る",
  reason: (by) => `このメールは、${by}さんがこのアドレスを入力したためお送りしています。`,
};

const ar: Words = {
  role: {
    owner: "مالكًا يمكنه فعل كل شيء",
    manager: "مديرًا يدير المتجر وفريقه",
    fulfilment: "للتجهيز: تحضير الطلبات وإرسالها",
    finance: "للمالية: الأرصدة والمدفوعات",
    support: "للدعم: الطلبات وإلغاؤها",
    read_only: "للاطلاع دون تغيير شيء",
  },
  subject: (shop) => `انضم إلى فريق ${shop}`,
  heading: "أنت مدعو",
  opening: (by, shop, role) => `يدعوك ${by} للانضمام إلى فريق ${shop} على Stoa، ${role}.`,
  yours: `الرابط لك وحدك وصالح لمدة ${INVITATION_DAYS} أيام. إن لم تكن تتوقعه، فلا يلزمك فعل شيء.`,
  button: "عرض الدعوة",
  reason: (by) => `تصلك هذه الرسالة لأن ${by} كتب عنوانك.`,
};

const WORDS: Record<Market["language"], Words> = { en, de, ja, ar };

/** Writes the invitation. */
export function teamInvitationMail(of: TeamInvitation): MailContent {
  const { sellerName, invitedBy, role, url, reading = MARKETS.us } = of;
  const words = WORDS[reading.language];
  const opening = words.opening(invitedBy, sellerName, words.role[role]);
  return written({
    reading,
    subject: words.subject(sellerName),
    preview: opening,
    heading: words.heading,
    opening: [opening, words.yours],
    details: null,
    detailsText: "",
    button: { label: words.button, url },
    reason: words.reason(invitedBy),
  });
}
