// Notices: what people are told, in the app and by mail, what of it they may switch off, and how.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";
import type { MarketHandle } from "./market.ts";
import { PageInput } from "./page.ts";
import type { OperatorPermission, SellerPermission } from "./permission.ts";
import type { Audience } from "./role.ts";

/** How somebody is told. */
export const NOTICE_CHANNELS = ["app", "mail"] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** What a channel does unless its reader says otherwise: `always` cannot be switched off, `never` there is no such mail. */
export type ChannelRule = "always" | "on" | "off" | "never";

/** A kind of notice: whose it is, what its reader must be allowed to see, and what each channel does by itself. */
export interface NoticeRule {
  audience: Audience;
  app: ChannelRule;
  mail: ChannelRule;
  needs?: SellerPermission | OperatorPermission;
}

/**
 * Every kind, in the order of the page of preferences. Confirmations and cancellations are documents of a contract
 * (Directive 2011/83/EU, Article 8 (7)), changes of an account and decisions about a shop must not be missed: these stay on.
 * A mail to a team goes to its owners unless a member asks for it, too.
 */
export const NOTICES = {
  order_confirmed: { audience: "buyer", app: "on", mail: "always" },
  order_shipped: { audience: "buyer", app: "on", mail: "on" },
  order_delivered: { audience: "buyer", app: "on", mail: "on" },
  order_cancelled: { audience: "buyer", app: "on", mail: "always" },
  refund_made: { audience: "buyer", app: "on", mail: "never" },
  return_moved: { audience: "buyer", app: "on", mail: "on" },
  claim_moved: { audience: "buyer", app: "on", mail: "on" },
  message_written: { audience: "buyer", app: "on", mail: "on" },
  question_answered: { audience: "buyer", app: "on", mail: "on" },
  price_dropped: { audience: "buyer", app: "on", mail: "on" },
  back_in_stock: { audience: "buyer", app: "on", mail: "on" },
  account_changed: { audience: "buyer", app: "always", mail: "always" },
  sale_made: { audience: "seller", app: "on", mail: "on", needs: "orders.read" },
  sale_cancelled: { audience: "seller", app: "on", mail: "on", needs: "orders.read" },
  sale_returned: { audience: "seller", app: "on", mail: "on", needs: "orders.read" },
  sale_claimed: { audience: "seller", app: "on", mail: "on", needs: "orders.read" },
  customer_wrote: { audience: "seller", app: "on", mail: "on", needs: "orders.read" },
  stock_low: { audience: "seller", app: "on", mail: "on", needs: "offers.read" },
  product_decided: { audience: "seller", app: "on", mail: "on", needs: "offers.read" },
  payout_ended: { audience: "seller", app: "on", mail: "on", needs: "finance.read" },
  balance_adjusted: { audience: "seller", app: "always", mail: "always", needs: "finance.read" },
  dispute_moved: { audience: "seller", app: "always", mail: "always", needs: "finance.read" },
  webhook_off: { audience: "seller", app: "always", mail: "always", needs: "webhooks.manage" },
  shop_decided: { audience: "seller", app: "always", mail: "always", needs: "store.read" },
  shop_asked: { audience: "seller", app: "always", mail: "always", needs: "store.manage" },
  seller_applied: { audience: "admin", app: "on", mail: "never", needs: "sellers.decide" },
  claim_waits: { audience: "admin", app: "on", mail: "never", needs: "orders.decide" },
  books_drifted: { audience: "admin", app: "always", mail: "on", needs: "operations.read" },
  dispute_opened: { audience: "admin", app: "on", mail: "never", needs: "finance.read" },
} as const satisfies Record<string, NoticeRule>;

/** The kinds of notices. */
export type NoticeKind = keyof typeof NOTICES;
export const NOTICE_KINDS = Object.keys(NOTICES) as [NoticeKind, ...NoticeKind[]];
export const NoticeKind = z.enum(NOTICE_KINDS);

/** The kinds that readers in one app have. */
export type NoticeKindOf<A extends Audience> = {
  [K in NoticeKind]: (typeof NOTICES)[K]["audience"] extends A ? K : never;
}[NoticeKind];

/** The rule of a kind. */
export const noticeRule = (kind: NoticeKind): NoticeRule => NOTICES[kind];

/** The kinds of one app. */
export const noticesOf = <A extends Audience>(audience: A): NoticeKindOf<A>[] =>
  NOTICE_KINDS.filter((kind): kind is NoticeKindOf<A> => NOTICES[kind].audience === audience);

/** What a notice names: ids, numbers and names. The sentence around them is the reader's app's. */
export type NoticeParams = Record<string, string | number | null>;

/** How long a notice is kept. */
export const NOTICE_DAYS = 180;

/** One notice. */
export interface NoticeView {
  noticeId: Id<"notice">;
  kind: NoticeKind;
  params: NoticeParams;
  isRead: boolean;
  at: number;
}

/** Reads one's notices, newest first. */
export const NoticesInput = PageInput.extend({ isUnread: z.boolean().optional() });
export type NoticesInput = z.infer<typeof NoticesInput>;

/** Names one of one's own notices. */
export const NoticeId = z.strictObject({ noticeId: idSchema("notice") });
export type NoticeId = z.infer<typeof NoticeId>;

/** How many notices somebody has not read; more than 99 are told as 100. */
export interface UnreadNotices {
  count: number;
}

/** What somebody wants of one kind. `isFixed` names the channels that cannot be switched off, or are not there. */
export interface NoticePreference {
  kind: NoticeKind;
  app: boolean;
  mail: boolean;
  appRule: ChannelRule;
  mailRule: ChannelRule;
}

/** Says what one wants of each kind; kinds that are not named stay as they are. */
export const SetNoticePreferences = z.strictObject({
  choices: z.array(z.strictObject({ kind: NoticeKind, app: z.boolean(), mail: z.boolean() })).max(NOTICE_KINDS.length),
});
export type SetNoticePreferences = z.infer<typeof SetNoticePreferences>;

/** The token of a mail's link out of its kind. */
export const UnsubscribeInput = z.strictObject({ token: z.string().min(10).max(300) });
export type UnsubscribeInput = z.infer<typeof UnsubscribeInput>;

/** What a link out of a kind of mails is about. */
export interface Subscription {
  kind: NoticeKind;
  market: MarketHandle;
  isOn: boolean;
}
