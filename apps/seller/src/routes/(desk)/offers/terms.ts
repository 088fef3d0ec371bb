// What a seller can settle about an offer on its own page. Each works as a plain form, checked by the schema of the API.
import { action, query } from "@solidjs/router";
import { type OfferId, SetAvailability, SetLowStock, SetOfferTerms, SetSale, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";
import { availabilityFields, lowStockFields, saleFields, termsFields } from "./terms-fields";

/** One of the seller's offers; null when there is none of this id. */
export const offer = query(
  (offerId: OfferId["offerId"]) => loadOrNull(api().seller.offers.get.query({ offerId })),
  "offer",
);

/** How an offer stands in the buy box of every market. */
export const buyBox = query(
  (offerId: OfferId["offerId"]) => load(api().seller.offers.buyBox.query({ offerId })),
  "buyBox",
);

export const planSale = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(SetSale, saleFields(form), (input) => api().seller.offers.setSale.mutate(input)));
  },
  { name: "planSale", onComplete: said("The sale is planned. The shop follows by itself when it starts and ends.") },
);

export const endSale = action(
  async (form: FormData) => {
    "use server";
    const ended = SetSale.omit({ sale: true });
    return settled(
      await submitForm(ended, form, (input) => api().seller.offers.setSale.mutate({ ...input, sale: null })),
    );
  },
  { name: "endSale", onComplete: said("The sale is taken back.") },
);

export const setTerms = action(
  async (form: FormData) => {
    "use server";
    return settled(
      await submitForm(SetOfferTerms, termsFields(form), (input) => api().seller.offers.setTerms.mutate(input)),
    );
  },
  { name: "setTerms", onComplete: said("The terms are saved.") },
);

/** At how many units the seller is told that little is left. */
export const lowStock = query(
  (offerId: OfferId["offerId"]) => load(api().seller.offers.lowStock.query({ offerId })),
  "lowStock",
);

export const setLowStock = action(
  async (form: FormData) => {
    "use server";
    return settled(
      await submitForm(SetLowStock, lowStockFields(form), (input) => api().seller.offers.setLowStock.mutate(input)),
    );
  },
  { name: "setLowStock", onComplete: said("Saved. You are told once each time it falls to that.") },
);

export const setAvailability = action(
  async (form: FormData) => {
    "use server";
    return settled(
      await submitForm(SetAvailability, availabilityFields(form), (input) =>
        api().seller.offers.setAvailability.mutate(input),
      ),
    );
  },
  { name: "setAvailability", onComplete: said("Saved. The product page says so from now on.") },
);
