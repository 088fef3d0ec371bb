// A notice as its reader sees it: the sentence in their language, and where it leads.
import type { Currency, Market, MarketHandle, NoticeKindOf, NoticeParams, NoticeView } from "@stoa/client";
import { marketOf, noticesOf } from "@stoa/client";
import type { NoticeTexts, Said } from "../i18n/notice-texts.ts";
import type { Shop } from "./shop.tsx";

type BuyerKind = NoticeKindOf<"buyer">;

const KINDS: ReadonlySet<string> = new Set(noticesOf("buyer"));

/** Whether this app has words for a kind; one that is newer than the page is left out. */
export const isKnown = (notice: NoticeView): notice is NoticeView & { kind: BuyerKind } => KINDS.has(notice.kind);

/** In a line that runs the other way, what is named keeps its own direction (Unicode bidirectional isolates). */
const isolated = (text: string, market: Market): string =>
  text === "" || market.direction === "ltr" ? text : `\u2068${text}\u2069`;

const textOf = (params: NoticeParams, name: string): string => String(params[name] ?? "");

/** The currency of a notice: its own, or that of the market that it is about. */
function currencyOf(params: NoticeParams, market: Market): Currency {
  return (params["currency"] ?? marketOf(textOf(params, "market"))?.currency ?? market.currency) as Currency;
}

/** The sentence. */
export function said(
  { kind, params }: { kind: BuyerKind; params: NoticeParams },
  words: NoticeTexts,
  shop: Shop,
): string {
  const money = (name: string) =>
    typeof params[name] === "number" ? shop.money(params[name], currencyOf(params, shop.market)) : "";
  const title = textOf(params, "title");
  const more = Number(params["more"] ?? 0);
  const named = (text: string) => isolated(text, shop.market);
  const was = Number(params["wasMinor"] ?? 0) > Number(params["priceMinor"] ?? 0) ? money("wasMinor") : "";
  const of: Said = {
    number: named(textOf(params, "number")),
    seller: named(textOf(params, "side") === "marketplace" ? "Stoa" : textOf(params, "seller")),
    title: named(title),
    things: more > 0 ? words.andMore(named(title), more) : named(title),
    money: named(money("amountMinor") || money("priceMinor")),
    was: named(was),
    carrier: named(textOf(params, "carrier")),
    status: textOf(params, "status"),
    what: textOf(params, "what"),
    isWhole: params["isWhole"] === 1,
  };
  return words.say[kind](of);
}

/** Where a notice leads, in the market that it is about. */
export function leadsTo({ kind, params }: { kind: BuyerKind; params: NoticeParams }, market: MarketHandle): string {
  const of = (name: string) => encodeURIComponent(textOf(params, name));
  const product = `/${marketOf(textOf(params, "market"))?.handle ?? market}/p/${of("slug")}`;
  const order = `/${market}/orders/${of("purchaseId")}`;
  const to: Record<BuyerKind, string> = {
    order_confirmed: order,
    order_shipped: order,
    order_delivered: order,
    order_cancelled: order,
    refund_made: order,
    return_moved: `/${market}/returns/${of("returnId")}`,
    claim_moved: `/${market}/claims/${of("claimId")}`,
    message_written: `/${market}/messages/${of("orderId")}`,
    question_answered: product,
    price_dropped: `${product}?v=${of("sku")}`,
    back_in_stock: `${product}?v=${of("sku")}`,
    account_changed: `/${market}/account/security`,
  };
  return to[kind];
}
