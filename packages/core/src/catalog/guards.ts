// How the database refuses a change of the catalogue, and the code that each refusal stands for.

/** A product in the shop has the GTIN. */
export const GTIN_GUARDS = { variant_gtin_taken: "CONFLICT", "gtin.gtin14": "CONFLICT" } as const;

/** A change is not where it was when it was read, the seller has another one waiting, or an address is taken. */
export const CHANGE_GUARDS = {
  ...GTIN_GUARDS,
  product_change_status_path: "CONFLICT",
  product_change_revision: "CONFLICT",
  "product_change.product_id": "CONFLICT",
  product_slug_taken: "CONFLICT",
  "product.slug": "CONFLICT",
} as const;
