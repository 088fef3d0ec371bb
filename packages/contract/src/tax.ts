// Tax rates: by country, region and category.
import { z } from "zod";
import { Slug } from "./id.ts";
import { Bps } from "./money.ts";

const place = {
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/),
  /** Empty: the whole country. */
  region: z.string().trim().toUpperCase().max(80).default(""),
  /** The category, with all below it; empty: everything. */
  categorySlug: z.union([Slug, z.literal("")]).default(""),
};

/** Names a rate. */
export const TaxRateInput = z.strictObject(place);
export type TaxRateInput = z.infer<typeof TaxRateInput>;

/** Sets a rate; it holds for what is ordered from now on. */
export const SetTaxRate = z.strictObject({ ...place, rateBps: Bps, source: z.string().trim().max(160).default("") });
export type SetTaxRate = z.infer<typeof SetTaxRate>;

/** A rate. `source` says where it is written. */
export type TaxRate = SetTaxRate;
