// Changes to an offer, made where it stands in the list. Each answers with a sentence when it was refused, else null.
import { query, revalidate } from "@solidjs/router";
import {
  type Currency,
  MARKETS,
  parseMoney,
  type SellerOffer,
  type SellerOffersInput,
  SetPrice,
  SetStock,
} from "@stoa/client";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { type OwnSentences, sentenceOf } from "~/lib/sentences";
import { today } from "../today";
import { buyBox, offer as oneOffer } from "./terms";

/** The currencies of the markets. */
export const CURRENCIES: readonly Currency[] = [...new Set(Object.values(MARKETS).map((market) => market.currency))];

/** A page of the seller's offers. */
export const offers = query((input: SellerOffersInput) => load(api().seller.offers.list.query(input)), "offers");

/** Makes a change, then loads again whatever shows offers. */
async function changed(change: Promise<SellerOffer>, own: OwnSentences = {}): Promise<string | null> {
  try {
    await change;
  } catch (error) {
    return sentenceOf(error, own);
  }
  await revalidate([offers.key, oneOffer.key, buyBox.key, today.key]);
  return null;
}

/** Sets the price in one currency. A former price stays beside it while it is the higher one. */
export async function changePrice(offer: SellerOffer, currency: Currency, text: string): Promise<string | null> {
  const former = offer.prices.find((price) => price.currency === currency)?.compareAtMinor ?? null;
  const priceMinor = parseMoney(text, currency);
  const parsed = SetPrice.safeParse({
    offerId: offer.offerId,
    currency,
    priceMinor,
    compareAtMinor: former !== null && priceMinor !== null && former > priceMinor ? former : null,
  });
  if (!parsed.success) return amountExpected(currency);
  const belowSale = "The sale that is planned costs more than that. Change the sale first.";
  return changed(api().seller.offers.setPrice.mutate(parsed.data), { INVALID_INPUT: belowSale });
}

const amountExpected = (currency: Currency) =>
  currency === "JPY" ? "Type whole yen, such as 1200." : "Type an amount, such as 12.50.";

/** Sets or takes away the former price that is shown beside a price; nothing typed takes it away. */
export async function changeFormerPrice(offer: SellerOffer, currency: Currency, text: string): Promise<string | null> {
  const price = offer.prices.find((one) => one.currency === currency);
  const compareAtMinor = text === "" ? null : parseMoney(text, currency);
  const { offerId } = offer;
  const parsed = SetPrice.safeParse({ offerId, currency, priceMinor: price?.priceMinor, compareAtMinor });
  if (!parsed.success || (text !== "" && compareAtMinor === null)) return amountExpected(currency);
  const tooLow = "A former price is higher than the price.";
  return changed(api().seller.offers.setPrice.mutate(parsed.data), { INVALID_INPUT: tooLow });
}

/** Sets the counted stock on hand. */
export async function changeStock(offer: SellerOffer, text: string): Promise<string | null> {
  const parsed = SetStock.safeParse({ offerId: offer.offerId, onHand: /^\d+$/.test(text) ? Number(text) : null });
  if (!parsed.success) return "Type a whole number from 0 to 1,000,000.";
  const tooFew = `${offer.reserved} are promised to open orders. The count cannot be lower.`;
  return changed(api().seller.offers.setStock.mutate(parsed.data), { CONFLICT: tooFew });
}

/** Takes an offer off sale, or puts it back. */
export async function changeStatus(offer: SellerOffer): Promise<string | null> {
  const status = offer.status === "active" ? "paused" : "active";
  return changed(api().seller.offers.setStatus.mutate({ offerId: offer.offerId, status }));
}
