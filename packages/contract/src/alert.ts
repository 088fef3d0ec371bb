// Alerts: somebody waits until a thing can be had again, or costs less.
import { z } from "zod";
import { Email } from "./account.ts";
import { type Id, idSchema } from "./id.ts";
import { MarketHandle } from "./market.ts";
import type { ImageView } from "./media.ts";
import type { Currency } from "./money.ts";
import { PageInput } from "./page.ts";

/** Most alerts that one person has at a time. */
export const MAX_ALERTS = 100;

/** What is waited for. */
export const ALERT_KINDS = ["stock", "price"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
export const AlertKind = z.enum(ALERT_KINDS);

/** Where an alert stands: an address to be proved, waiting, about to be told, over. */
export const ALERT_STATUSES = ["unconfirmed", "armed", "due", "done"] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];

/** What may follow what. One that is due and turns out not to hold any more waits again. */
export const ALERT_NEXT = {
  unconfirmed: ["armed"],
  armed: ["due"],
  due: ["armed", "done"],
  done: [],
} as const satisfies Record<AlertStatus, readonly AlertStatus[]>;

/**
 * Asks to be told. Without a target any price below today's counts, and each lower one after it is told, too. A guest
 * gives an address, and proves it by a link.
 */
export const AddAlert = z.strictObject({
  market: MarketHandle,
  kind: AlertKind,
  variantId: idSchema("variant"),
  targetMinor: z.int().min(1).max(1_000_000_000).nullable().default(null),
  email: Email.optional(),
});
export type AddAlert = z.infer<typeof AddAlert>;

/** Names one of one's own alerts. */
export const AlertId = z.strictObject({ alertId: idSchema("alert") });
export type AlertId = z.infer<typeof AlertId>;

/** Proves a guest's address by the secret of the link. */
export const ConfirmAlert = z.strictObject({ token: z.string().regex(/^[0-9a-f]{64}$/) });
export type ConfirmAlert = z.infer<typeof ConfirmAlert>;

/** Lists one's alerts, newest first, at prices of a market. */
export const AlertsInput = PageInput.extend({ market: MarketHandle });
export type AlertsInput = z.infer<typeof AlertsInput>;

/** What became of asking: it waits, or a link was sent to the address first. */
export interface AlertAdded {
  status: "armed" | "unconfirmed";
}

/** An alert on its owner's page. Its prices are in the currency of its market. */
export interface AlertView {
  alertId: Id<"alert">;
  kind: AlertKind;
  market: MarketHandle;
  currency: Currency;
  slug: string;
  sku: string;
  title: string;
  variantLabel: string;
  image: ImageView | null;
  targetMinor: number | null;
  /** The price that has to be undercut; null where there was none. */
  baseMinor: number | null;
  /** Today's best price; null when nobody offers it. */
  priceMinor: number | null;
  inStock: boolean;
  isDone: boolean;
  createdAt: number;
}
