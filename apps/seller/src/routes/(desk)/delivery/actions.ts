// What a seller says about delivery, as forms.
import { action, query } from "@solidjs/router";
import { type PreviewDelivery, SaveZone, SetCutOff, submitForm, ZoneInput } from "@stoa/client";
import { zoneFields } from "@stoa/ui/selling";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

/** How the seller sends, market by market. */
export const delivery = query(() => load(api().seller.delivery.get.query()), "delivery");

/** What a basket would cost to send. */
export const preview = query(
  (input: PreviewDelivery) => load(api().seller.delivery.preview.query(input)),
  "delivery-preview",
);

export const saveZone = action(
  async (form: FormData) => {
    "use server";
    return settled(
      await submitForm(SaveZone, zoneFields(form), (input) => api().seller.delivery.saveZone.mutate(input)),
    );
  },
  { name: "saveZone", onComplete: said("The zone is saved.") },
);

export const removeZone = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(ZoneInput, form, (input) => api().seller.delivery.removeZone.mutate(input)));
  },
  { name: "removeZone", onComplete: said("The zone is taken out.") },
);

export const setCutOff = action(
  async (form: FormData) => {
    "use server";
    const hour = String(form.get("cutOffHour") ?? "").trim();
    const fields = new URLSearchParams(hour === "" ? {} : { "cutOffHour:number": hour });
    const schema = { safeParse: (input: unknown) => SetCutOff.safeParse({ cutOffHour: null, ...(input as object) }) };
    return settled(await submitForm(schema, fields, (input) => api().seller.delivery.setCutOff.mutate(input)));
  },
  { name: "setCutOff", onComplete: said("The hour is saved.") },
);
