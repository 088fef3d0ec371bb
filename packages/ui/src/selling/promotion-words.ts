// Promotions in words, in English as the dashboards speak.
import {
  type Amounts,
  type Currency,
  formatMoney,
  type PromotionEffect,
  type PromotionKind,
  type PromotionStatus,
} from "@stoa/contract";
import type { Tone } from "../badge.tsx";
import { writePercent } from "./amounts.ts";

/** The kinds of promotion, as one chooses them. */
export const KIND_WORD: Record<PromotionKind, string> = {
  percent: "A percentage off",
  amount: "An amount off",
  bundle: "Buy some, get others for less",
  tiers: "More off the more is bought",
  delivery: "Delivery for less",
};

/** The states of a promotion. */
export const STATUS_WORD: Record<PromotionStatus, string> = {
  draft: "Draft",
  active: "Active",
  paused: "Paused",
  ended: "Ended",
};
export const STATUS_TONE: Record<PromotionStatus, Tone> = {
  draft: "plain",
  active: "good",
  paused: "warn",
  ended: "plain",
};

const money = (amounts: Amounts) =>
  Object.entries(amounts)
    .map(([currency, minor]) => formatMoney(minor, currency as Currency, "en"))
    .join(" / ");
const off = (bps: number) => (bps === 10_000 ? "free" : `${writePercent(bps)} % off`);

/** What a promotion does, in one line. */
export function effectSentence(effect: PromotionEffect): string {
  switch (effect.kind) {
    case "percent":
      return `${writePercent(effect.bps)} % off${effect.atMost ? `, at most ${money(effect.atMost)}` : ""}`;
    case "amount":
      return `${money(effect.off)} off`;
    case "bundle":
      return `Buy ${effect.buyUnits}, get ${effect.getUnits} ${off(effect.bps)}${effect.getProductSlugs ? " of others" : ""}`;
    case "tiers":
      return `Up to ${writePercent(Math.max(...effect.steps.map((step) => step.bps)))} % off, in ${effect.steps.length} steps`;
    case "delivery":
      return `${effect.methods.length > 1 ? "Any" : "Standard"} delivery ${off(effect.bps)}`;
  }
}
