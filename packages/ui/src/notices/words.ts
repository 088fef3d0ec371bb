// What notices say in the apps of sellers and operators, and where they lead. Both apps speak English.
import {
  type Currency,
  formatDay,
  formatMoney,
  NOTICE_KINDS,
  type NoticeKind,
  type NoticeKindOf,
  type NoticeParams,
} from "@stoa/contract";

/** The kinds that a dashboard shows. */
export type DeskKind = NoticeKindOf<"seller"> | NoticeKindOf<"admin">;

const textOf = (params: NoticeParams, name: string): string => String(params[name] ?? "");
const money = (params: NoticeParams): string =>
  formatMoney(Number(params["amountMinor"] ?? 0), textOf(params, "currency") as Currency, "en");

const RETURN: Record<string, string> = {
  requested: "waits for your decision",
  approved: "is approved",
  sent: "is on its way to you",
  received: "counts as received",
  refunded: "was refunded",
  cancelled: "was called off",
};
const CLAIM: Record<string, string> = {
  open: "waits for your answer",
  escalated: "is with the marketplace",
  denied: "was denied",
  appealed: "is looked at once more",
  resolved: "is settled",
  closed: "is closed",
  withdrawn: "was withdrawn",
};
const DISPUTE: Record<string, string> = {
  needs_evidence: "is disputed: say what you know of it",
  under_review: "is with the bank",
  won: "is won",
  lost: "is lost",
};
const PRODUCT: Record<string, string> = {
  approved: "is in the shop",
  changes_asked: "needs another look",
  refused: "was not approved",
};
const SHOP: Record<string, string> = {
  approved: "Your shop is open",
  suspended: "Your shop is suspended",
  refused: "Your application was refused",
};

interface Kind {
  name: string;
  hint: string;
  say(params: NoticeParams): string;
  href(params: NoticeParams): string;
}

const to = (path: string, params: NoticeParams, name: string) => `${path}/${encodeURIComponent(textOf(params, name))}`;

/** Each kind: its name, what it is about, its sentence, and where it leads. */
export const DESK_NOTICES: Record<DeskKind, Kind> = {
  sale_made: {
    name: "New orders",
    hint: "Somebody has bought from you.",
    say: (of) =>
      `New order ${textOf(of, "number")}: ${of["units"] === 1 ? "1 item" : `${textOf(of, "units")} items`}, ship by ${formatDay(textOf(of, "shipByDay"), "en")}`,
    href: (of) => to("/orders", of, "orderId"),
  },
  sale_cancelled: {
    name: "Cancellations",
    hint: "An order, or a part of one, is not to be sent.",
    say: (of) =>
      of["isWhole"] === 1
        ? `Do not send: order ${textOf(of, "number")} was cancelled`
        : `Do not send: a part of order ${textOf(of, "number")} was cancelled`,
    href: (of) => to("/orders", of, "orderId"),
  },
  sale_returned: {
    name: "Returns",
    hint: "A return waits for you, or has moved on.",
    say: (of) => `A return for order ${textOf(of, "number")} ${RETURN[textOf(of, "status")] ?? "has moved on"}`,
    href: (of) => to("/returns", of, "returnId"),
  },
  sale_claimed: {
    name: "Claims",
    hint: "A claim waits for you, or has moved on.",
    say: (of) => `A claim about order ${textOf(of, "number")} ${CLAIM[textOf(of, "status")] ?? "has moved on"}`,
    href: (of) => to("/claims", of, "claimId"),
  },
  customer_wrote: {
    name: "Messages",
    hint: "A customer, or the marketplace, has written.",
    say: (of) =>
      `${textOf(of, "side") === "marketplace" ? "The marketplace" : "A customer"} has written about order ${textOf(of, "number")}`,
    href: (of) => to("/messages", of, "orderId"),
  },
  stock_low: {
    name: "Low stock",
    hint: "An offer has fallen to the number that you set. Once, until it is filled up.",
    say: (of) =>
      Number(of["left"]) > 0
        ? `${textOf(of, "title")}: ${textOf(of, "left")} left`
        : `${textOf(of, "title")} is sold out`,
    href: (of) => to("/offers", of, "offerId"),
  },
  product_decided: {
    name: "Products",
    hint: "An operator has decided about what you proposed.",
    say: (of) =>
      `${of["isNew"] === 1 ? textOf(of, "title") : `Your change of ${textOf(of, "title")}`} ${PRODUCT[textOf(of, "decision")] ?? "was decided"}`,
    href: (of) => to("/products", of, "productId"),
  },
  payout_ended: {
    name: "Payouts",
    hint: "Money has left for your account, or did not arrive.",
    say: (of) =>
      textOf(of, "outcome") === "paid"
        ? `Your payout of ${money(of)} is on its way`
        : `Your payout of ${money(of)} did not arrive`,
    href: (of) => (textOf(of, "outcome") === "paid" ? to("/money/payouts", of, "payoutId") : "/money/settings"),
  },
  balance_adjusted: {
    name: "Adjustments",
    hint: "The marketplace gave you money or took some, with a reason.",
    say: (of) =>
      Number(of["amountMinor"]) > 0
        ? `${money(of)} added to your balance: ${textOf(of, "reason")}`
        : `${money({ ...of, amountMinor: Math.abs(Number(of["amountMinor"])) })} taken from your balance: ${textOf(of, "reason")}`,
    href: (of) => {
      const day = textOf(of, "day");
      return `/money/statement?${new URLSearchParams({ currency: textOf(of, "currency"), from: day, to: day })}`;
    },
  },
  dispute_moved: {
    name: "Disputes",
    hint: "A customer's bank asks for money back.",
    say: (of) => `Order ${textOf(of, "number")} ${DISPUTE[textOf(of, "status")] ?? "is disputed"}`,
    href: (of) => to("/disputes", of, "disputeId"),
  },
  webhook_off: {
    name: "Webhooks",
    hint: "A webhook was switched off because its address takes nothing any more.",
    say: (of) => `Webhooks to ${textOf(of, "host")} are switched off`,
    href: (of) => to("/webhooks", of, "webhookId"),
  },
  shop_decided: {
    name: "Your shop",
    hint: "Operators have decided about your shop.",
    say: (of) => SHOP[textOf(of, "decision")] ?? "Operators have decided about your shop",
    href: (of) => (textOf(of, "decision") === "refused" ? "/onboarding" : "/"),
  },
  shop_asked: {
    name: "Checklist",
    hint: "Operators need something once more.",
    say: (of) => `“${textOf(of, "title")}” is needed once more`,
    href: () => "/onboarding",
  },
  seller_applied: {
    name: "Applications",
    hint: "A shop waits to be let in.",
    say: (of) => `${textOf(of, "name")} has applied to sell`,
    href: (of) => to("/sellers", of, "sellerId"),
  },
  claim_waits: {
    name: "Claims",
    hint: "A claim waits for the marketplace.",
    say: (of) =>
      `The claim about order ${textOf(of, "number")} ${textOf(of, "status") === "appealed" ? "was appealed" : "waits for a decision"}`,
    href: (of) => to("/claims", of, "claimId"),
  },
  books_drifted: {
    name: "Checks",
    hint: "A check of the books is broken.",
    say: (of) => `The books have drifted: ${textOf(of, "check").replaceAll("_", " ")}`,
    href: () => "/checks",
  },
  dispute_opened: {
    name: "Disputes",
    hint: "A customer's bank asks for money back.",
    say: (of) => `Order ${textOf(of, "number")} is disputed: ${money(of)}`,
    href: (of) => to("/disputes", of, "disputeId"),
  },
};

/** Whether a dashboard has words for a kind. */
export const isDeskKind = (kind: NoticeKind): kind is DeskKind => kind in DESK_NOTICES && NOTICE_KINDS.includes(kind);
