// What a bulk edit does, in a sentence, and the figures that it is about.
import { type BulkChange, formatMoney, type PriceEnding } from "@stoa/client";
import { counted, LOCALE } from "~/lib/words";

const ENDING: Record<PriceEnding, string> = {
  exact: "",
  whole: ", rounded to whole amounts",
  ninety_nine: ", ending in 99",
};

/** The change in a few words. */
export function changeWords(change: BulkChange): string {
  switch (change.kind) {
    case "price_set":
      return `Price ${formatMoney(change.priceMinor, change.currency, LOCALE)}`;
    case "price_by": {
      const percent = (Math.abs(change.bps) / 100).toLocaleString(LOCALE, { maximumFractionDigits: 2 });
      return `${change.currency} prices ${percent} % ${change.bps > 0 ? "up" : "down"}${ENDING[change.ending]}`;
    }
    case "stock_set":
      return `Stock ${change.onHand.toLocaleString(LOCALE)}`;
    case "stock_by":
      return `${counted(Math.abs(change.units), "unit")} ${change.units > 0 ? "more" : "less"} in stock`;
    case "status":
      return change.status === "active" ? "Put on sale" : "Pause";
    case "handling":
      return `Handling ${counted(change.handlingDays, "day")}`;
  }
}

/** A figure of an offer as one reads it. */
export function figureWords(change: BulkChange, figure: number | null): string {
  if (figure === null) return "–";
  if (change.kind === "status") return figure === 1 ? "On sale" : "Paused";
  if (change.kind === "handling") return counted(figure, "day");
  return "currency" in change ? formatMoney(figure, change.currency, LOCALE) : figure.toLocaleString(LOCALE);
}
