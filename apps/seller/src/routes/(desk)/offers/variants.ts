// The grid of variants: one row for every combination of the axes' values, with what is typed for it.
import type { Currency, OptionAxis } from "@stoa/client";
import type { Draft } from "./draft";

/** What is typed for one variant. Prices that are not set are those for all. */
export interface RowDraft {
  sku: string;
  gtin: string;
  onHand: string;
  prices: Partial<Record<Currency, string>>;
}

/** A variant of the draft; `row` holds what will be sent for it. */
export interface DraftVariant {
  options: Record<string, string>;
  row: RowDraft;
}

/** The most rows that a grid may have. */
export const MOST_VARIANTS = 60;

/** Every combination of values, the last axis turning fastest. */
export function combinations(axes: readonly OptionAxis[]): Record<string, string>[] {
  return axes.reduce<Record<string, string>[]>(
    (all, axis) => all.flatMap((one) => axis.values.map(({ value }) => ({ ...one, [axis.name]: value }))),
    [{}],
  );
}

/** The name of a row: its values. */
export const rowKey = (options: Record<string, string>): string => Object.values(options).join(" / ");

/** A SKU for a variant that has none typed: the one for all and the beginnings of its values. */
export function suggestedSku(sku: string, options: Record<string, string>): string {
  const ends = Object.values(options).map((value) =>
    value
      .replaceAll(/[^\p{L}\p{N}]+/gu, "")
      .slice(0, 4)
      .toUpperCase(),
  );
  return [sku.trim(), ...ends].filter(Boolean).join("-").slice(0, 60);
}

/** The variants that a draft describes: one without axes, else a row of the grid each. */
export function variantsOf(draft: Draft): DraftVariant[] {
  const { sku, gtin, onHand, prices } = draft;
  if (draft.axes.length === 0) return [{ options: {}, row: { sku, gtin, onHand, prices } }];
  return combinations(draft.axes)
    .slice(0, MOST_VARIANTS + 1)
    .map((options) => {
      const own = draft.rows[rowKey(options)];
      return {
        options,
        row: {
          sku: own?.sku.trim() || suggestedSku(sku, options),
          gtin: own?.gtin ?? "",
          onHand: own?.onHand.trim() || onHand,
          prices: { ...prices, ...own?.prices },
        },
      };
    });
}

/** A sentence for what is wrong in a cell of the grid. */
export function gridProblem(part: string, row: RowDraft): string {
  if (part === "sku") return row.sku ? "Another variant has this SKU." : "A SKU is missing.";
  if (part === "gtin") return "Not a GTIN, or another variant's.";
  if (part === "onHand") return "A whole number from 0.";
  return "Something is missing here.";
}
