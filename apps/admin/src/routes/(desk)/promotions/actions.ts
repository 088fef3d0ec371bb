// What operators do with promotions, as forms.
import { action, query, redirect } from "@solidjs/router";
import { type AllPromotionsInput, SaveMarketPromotion, SetPromotionStatus, submitForm } from "@stoa/client";
import { promotionFields } from "@stoa/ui/selling";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

/** Promotions of the marketplace and of sellers. */
export const promotions = query(
  (input: AllPromotionsInput) => read(() => api().admin.promotions.list.query(input)),
  "admin.promotions.list",
);

/** One of them. */
export const promotion = query(
  (promotionId: string) =>
    read(() => api().admin.promotions.get.query({ promotionId: promotionId as `prm_${string}` })),
  "admin.promotions.get",
);

export const savePromotion = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SaveMarketPromotion, promotionFields(form, true), (input) =>
    api().admin.promotions.save.mutate(input),
  );
  if (result.ok) throw redirect(`/promotions/${result.value.promotionId}?done=saved`);
  return result;
}, "save-promotion");

export const setPromotionStatus = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SetPromotionStatus, form, (input) => api().admin.promotions.setStatus.mutate(input));
  if (result.ok) throw redirect(`/promotions/${result.value.promotionId}?done=moved`);
  return result;
}, "set-promotion-status");
