// What operators see and decide.
import { z } from "zod";
import { idSchema, type Id } from "./id.ts";
import type { Currency } from "./money.ts";
import type { OperatorRole } from "./role.ts";
import { ORDER_STATUSES } from "./order.ts";
import { SELLER_STATUSES, type SellerStatus } from "./seller.ts";
import { PageInput } from "./page.ts";

/** The overview. Figures are of the last 28 days; `invariantBreaks` is the newest run of the checker. */
export interface AdminOverview {
  counts: {
    sellers: number;
    applied: number;
    products: number;
    offers: number;
    users: number;
    proposals: number;
    /** Reviews, questions and answers that wait for an operator. */
    held: number;
    openOrders: number;
    lateOrders: number;
    /** Claims that buyer and seller could not settle, or that are appealed. */
    claims: number;
    /** Disputes of which nothing is with the bank yet. */
    disputes: number;
    /** Messages that somebody reported. */
    reports: number;
    failedPayouts: number;
  };
  revenue: { currency: Currency; totalMinor: number; orderCount: number; commissionMinor: number }[];
  sales: { day: string; orderCount: number }[];
  topSellers: { sellerId: Id<"seller">; name: string; orderCount: number; unitCount: number }[];
  outbox: { waiting: number; failed: number };
  invariants: { checkedAt: number | null; breaks: { check: string; subject: string }[] };
}

/** A seller in the operator's list. */
export interface AdminSeller {
  sellerId: Id<"seller">;
  handle: string;
  name: string;
  description: string;
  country: string;
  status: SellerStatus;
  statusReason: string | null;
  commissionBps: number;
  offerCount: number;
  orderCount: number;
  ratingCenti: number;
  createdAt: number;
}

/** Lists sellers by name. */
export const AdminSellersInput = PageInput.extend({
  status: z.enum(SELLER_STATUSES).optional(),
  q: z.string().trim().max(80).optional(),
});
export type AdminSellersInput = z.infer<typeof AdminSellersInput>;

/** Names a seller. */
export const SellerId = z.strictObject({ sellerId: idSchema("seller") });
export type SellerId = z.infer<typeof SellerId>;

/** Decides about a seller, with a reason that they will read. */
export const DecideSeller = SellerId.extend({ reason: z.string().trim().min(3).max(500) });
export type DecideSeller = z.infer<typeof DecideSeller>;

/** Lists all orders, newest first; `q` is an order number or an e-mail address. */
export const AdminOrdersInput = PageInput.extend({
  status: z.enum(ORDER_STATUSES).optional(),
  q: z.string().trim().max(120).optional(),
});
export type AdminOrdersInput = z.infer<typeof AdminOrdersInput>;

/** A person with an account. */
export interface AdminUser {
  userId: Id<"user">;
  email: string;
  name: string;
  operator: OperatorRole | null;
  sellers: { sellerId: Id<"seller">; name: string }[];
  orderCount: number;
  createdAt: number;
}

/** A person with what is known of how they get in. */
export interface AdminPerson extends AdminUser {
  emailVerifiedAt: number | null;
  /** Since when their account is shut, and why. */
  blockedAt: number | null;
  blockedReason: string | null;
  /** How many devices they are signed in on. */
  sessionCount: number;
}

/** Lists people, newest first; `q` is part of a name or address. */
export const AdminUsersInput = PageInput.extend({ q: z.string().trim().max(120).optional() });
export type AdminUsersInput = z.infer<typeof AdminUsersInput>;

/** A mail that was sent or waits to be. */
export interface MailSummary {
  mailId: Id<"mail">;
  to: string;
  subject: string;
  template: string;
  status: "waiting" | "sent" | "failed";
  createdAt: number;
  sentAt: number | null;
}

/** A mail with its text. */
export interface MailView extends MailSummary {
  text: string;
  html: string;
}

/** Lists mails, newest first. */
export const AdminMailsInput = PageInput.extend({ q: z.string().trim().max(120).optional() });
export type AdminMailsInput = z.infer<typeof AdminMailsInput>;

/** Names a mail. */
export const MailId = z.strictObject({ mailId: idSchema("mail") });
export type MailId = z.infer<typeof MailId>;
