// What sellers are written, in the languages of the markets. A sentence that is missing in one does not compile.
import type { CaseNews } from "./case-words.ts";
import type { Market, DeliveryMethod, DisputeStatus, WebhookDisabledBecause } from "@stoa/contract";
import { ar } from "./seller-ar.ts";
import { de } from "./seller-de.ts";
import { en } from "./seller-en.ts";
import { ja } from "./seller-ja.ts";

/** A letter of a few words. */
export interface SellerLetter {
  subject: string;
  heading: string;
  opening: string;
  button: string;
}

/** Everything that a seller's mail says. Arguments are texts that are ready to be shown. */
export interface SellerWords {
  reason: string;
  ownerReason(shop: string): string;
  appliedReason: string;
  because: string;
  open: string;
  sale: {
    subject(number: string, units: number): string;
    preview(day: string, earnings: string): string;
    heading: string;
    opening(day: string, method: DeliveryMethod): string;
    delivery: string;
    discount: string;
    total: string;
    paidByUs: string;
    commission: string;
    earn: string;
    deliverTo: string;
    button: string;
  };
  calledOff(
    number: string,
    by: "buyer" | "seller" | "marketplace",
    isWhole: boolean,
  ): Omit<SellerLetter, "button"> & {
    preview: string;
  };
  decision: Record<"approved" | "suspended" | "refused", (shop: string) => SellerLetter>;
  product: Record<"approved" | "changes_asked" | "refused", (title: string, isNew: boolean) => SellerLetter>;
  payout: Record<"paid" | "failed", (money: string, shop: string, ending: string) => SellerLetter>;
  checkAccount: string;
  adjusted: Record<"given" | "taken", (money: string, shop: string) => SellerLetter>;
  dispute: Record<
    DisputeStatus,
    (number: string, amount: string, earned: string, until: string) => Omit<SellerLetter, "button">
  >;
  disputeButton: string;
  review(shop: string, title: string): SellerLetter;
  missing: string;
  low(title: string, left: number): SellerLetter & { out: string };
  webhookOff(host: string, because: WebhookDisabledBecause): SellerLetter & { next: string };
  returns: {
    requested(number: string): CaseNews;
    approved(number: string): CaseNews;
    sent(number: string, parcel: string): CaseNews;
    received(number: string): CaseNews;
    refunded(number: string): CaseNews;
    cancelled(number: string): CaseNews;
  };
  claims: {
    open(number: string): CaseNews;
    customerWrites: string;
    escalated(number: string): CaseNews;
    denied(number: string): CaseNews;
    appealed(number: string): CaseNews;
    resolved(number: string): CaseNews;
    refunded(number: string, money: string, isBorneByYou: boolean): CaseNews;
    decision: string;
    closed(number: string): CaseNews;
    withdrawn(number: string): CaseNews;
  };
  message(number: string, isFromBuyer: boolean): CaseNews;
}

/** The words of each language. */
export const SELLER_WORDS: Record<Market["language"], SellerWords> = { en, de, ja, ar };
