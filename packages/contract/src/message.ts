// Messages: what buyer, seller and marketplace write to each other about one order.
import { z } from "zod";
import { idSchema, type Id } from "./id.ts";
import type { MarketHandle } from "./market.ts";
import { PageInput } from "./page.ts";
import { OwnOrder } from "./order.ts";
import type { CaseFile } from "./return.ts";

/** Who writes. */
export const MESSAGE_SIDES = ["buyer", "seller", "marketplace"] as const;
export type MessageSide = (typeof MESSAGE_SIDES)[number];

/** Longest text of a message. */
export const MAX_MESSAGE_LENGTH = 2_000;
/** What stands where contact details were taken out. */
export const REMOVED = "[removed]";

const text = z.string().trim().min(1).max(MAX_MESSAGE_LENGTH);

/** Writes to the seller of an order. */
export const WriteToSeller = OwnOrder.extend({ text });
export type WriteToSeller = z.infer<typeof WriteToSeller>;

/** Writes to the buyer of an order. */
export const WriteToBuyer = z.strictObject({ orderId: idSchema("order"), text });
export type WriteToBuyer = z.infer<typeof WriteToBuyer>;

const reason = z.string().trim().min(3).max(500);

/** Reports a message to the marketplace. */
export const ReportOwnMessage = OwnOrder.extend({ messageId: idSchema("message"), reason });
export type ReportOwnMessage = z.infer<typeof ReportOwnMessage>;

/** Reports a message of a buyer. */
export const ReportMessage = z.strictObject({ messageId: idSchema("message"), reason });
export type ReportMessage = z.infer<typeof ReportMessage>;

/** Closes the reports of a message. */
export const CloseReport = z.strictObject({ messageId: idSchema("message") });
export type CloseReport = z.infer<typeof CloseReport>;

/** Lists a seller's threads, the newest message first. */
export const ThreadsInput = PageInput.extend({ isWaiting: z.boolean().optional() });
export type ThreadsInput = z.infer<typeof ThreadsInput>;

/** Keeps an answer that is given often; the same title again replaces it. */
export const SaveQuickReply = z.strictObject({ title: z.string().trim().min(1).max(60), text });
export type SaveQuickReply = z.infer<typeof SaveQuickReply>;

/** Names a kept answer. */
export const QuickReplyTitle = z.strictObject({ title: z.string().trim().min(1).max(60) });
export type QuickReplyTitle = z.infer<typeof QuickReplyTitle>;

/** One message. `original` is told to operators alone, where something was taken out. */
export interface MessageView {
  messageId: Id<"message">;
  side: MessageSide;
  text: string;
  original?: string | null;
  files: CaseFile[];
  isReported: boolean;
  at: number;
}

/** The messages of one order, oldest first. */
export interface ThreadView {
  orderId: Id<"order">;
  orderNumber: string;
  purchaseId: Id<"purchase">;
  market: MarketHandle;
  seller: { handle: string; name: string };
  customerName: string;
  unread: number;
  messages: MessageView[];
}

/** A thread in a list. */
export interface ThreadSummary {
  orderId: Id<"order">;
  orderNumber: string;
  market: MarketHandle;
  /** The other side's name. */
  name: string;
  lastText: string;
  lastSide: MessageSide;
  unread: number;
  isWaiting: boolean;
  updatedAt: number;
}

/** How quickly a seller answers: within the last 90 days, null where nobody asked. */
export interface ResponseTime {
  medianMs: number | null;
  answeredCount: number;
  waitingCount: number;
}

/** A message that somebody has reported. */
export interface MessageReport {
  messageId: Id<"message">;
  orderId: Id<"order">;
  orderNumber: string;
  side: MessageSide;
  text: string;
  original: string | null;
  reportedBy: MessageSide;
  reason: string;
  at: number;
}
