// Every mail with sample data, written by the very functions that write the real ones: for the console's gallery, and for
// the tests that look at all of them in every language.
import { formatMoney, type Market } from "@stoa/contract";
import { accountSamples, buyerSamples } from "./buyer-samples.ts";
import { type Foot, footed, type MailContent } from "./layout.ts";
import { PRICE, type Sample, SAMPLE_WORDS } from "./sample-data.ts";
import { sellerSamples } from "./seller-samples.ts";

/** All of them, by template. */
export const SAMPLES: ReadonlyMap<string, Sample> = new Map([...buyerSamples, ...sellerSamples, ...accountSamples]);

/** Mails that cannot be switched off: the law or somebody's safety asks for them. */
const ALWAYS: ReadonlySet<string> = new Set([
  "order_placed",
  "order_cancelled",
  "order_link",
  "dispute",
  "seller_approved",
  "seller_suspended",
  "seller_refused",
  "seller_asked_again",
  "team_invitation",
]);

/** Whether a mail has a way out of its kind. */
export const canBeStopped = (template: string): boolean =>
  SAMPLES.get(template)?.to !== "anybody" && !ALWAYS.has(template);

/** A sample as it would arrive, with the links of its foot. */
export function sampleMail(template: string, market: Market, origin: string): MailContent | null {
  const sample = SAMPLES.get(template);
  if (!sample) return null;
  const foot: Foot | null =
    sample.to === "anybody"
      ? null
      : {
          reading: market,
          preferencesUrl: `${origin}/preferences`,
          unsubscribeUrl: canBeStopped(template) ? `${origin}/unsubscribe` : null,
        };
  return footed(sample.write(market, SAMPLE_WORDS, origin), foot);
}

/** The amounts that stand in samples with a price, as a market writes them. */
export const samplePrice = (market: Market): string => formatMoney(2 * PRICE, market.currency, market.locale);
