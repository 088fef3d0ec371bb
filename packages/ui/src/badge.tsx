// Small labels that say a state. The colour repeats what the word says, it never says it alone.
import type {
  ChangeStatus,
  DisputeStatus,
  OfferStatus,
  OrderStatus,
  ParcelEventKind,
  PayoutStatus,
  ProductStatus,
  PurchaseProgress,
  SellerStatus,
} from "@stoa/contract";
import type { JSX } from "solid-js";
import { classNames } from "./class-names.ts";

/** What a colour means. */
export type Tone = "plain" | "good" | "warn" | "bad" | "info" | "deal";

/** Tinted ground and readable ink of a tone. */
export const TONE_CLASS: Record<Tone, string> = {
  plain: "bg-sunken text-ink-soft",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  info: "bg-info-soft text-info",
  deal: "bg-deal-soft text-deal",
};

/** The tone of each state of an order. */
export const ORDER_TONE: Record<OrderStatus, Tone> = {
  pending: "warn",
  confirmed: "info",
  picking: "info",
  packed: "info",
  partly_shipped: "info",
  shipped: "good",
  delivered: "good",
  cancelled: "bad",
  expired: "plain",
};

/** The tone of how far a purchase is. */
export const PROGRESS_TONE: Record<PurchaseProgress, Tone> = {
  pending: "warn",
  confirmed: "info",
  in_progress: "info",
  partly_shipped: "info",
  shipped: "good",
  partly_delivered: "good",
  delivered: "good",
  cancelled: "bad",
  expired: "plain",
};

/** The tone of what a carrier tells of a parcel. */
export const PARCEL_TONE: Record<ParcelEventKind, Tone> = {
  label_created: "info",
  accepted: "info",
  in_transit: "info",
  delayed: "warn",
  out_for_delivery: "info",
  failed_attempt: "warn",
  delivered: "good",
  returned: "bad",
};

/** The tone of each state of a seller. */
export const SELLER_TONE: Record<SellerStatus, Tone> = {
  applied: "warn",
  active: "good",
  suspended: "bad",
  refused: "plain",
};

/** The tone of each state of an offer. */
export const OFFER_TONE: Record<OfferStatus, Tone> = { active: "good", paused: "plain" };

/** The tone of each state of a product. */
export const PRODUCT_TONE: Record<ProductStatus, Tone> = {
  draft: "plain",
  proposed: "info",
  active: "good",
  archived: "bad",
};

/** The tone of each state of a payout. */
export const PAYOUT_TONE: Record<PayoutStatus, Tone> = {
  scheduled: "info",
  sent: "info",
  paid: "good",
  failed: "bad",
  retried: "plain",
};

/** The tone of each state of a change. */
export const CHANGE_TONE: Record<ChangeStatus, Tone> = {
  open: "info",
  approved: "good",
  changes_asked: "warn",
  refused: "bad",
  withdrawn: "plain",
};

/** The tone of each state of a dispute. */
export const DISPUTE_TONE: Record<DisputeStatus, Tone> = {
  needs_evidence: "warn",
  under_review: "info",
  won: "good",
  lost: "bad",
};

/** A label. */
export function Badge(props: { tone?: Tone | undefined; class?: string | undefined; children: JSX.Element }) {
  return (
    <span
      class={classNames(
        "inline-flex items-center rounded-full px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap",
        TONE_CLASS[props.tone ?? "plain"],
        props.class,
      )}
    >
      {props.children}
    </span>
  );
}
