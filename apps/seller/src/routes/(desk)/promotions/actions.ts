// What a seller does with promotions, as forms.
import { action, query, redirect } from "@solidjs/router";
import { type PromotionsInput, SavePromotion, SetPromotionStatus, submitForm } from "@stoa/client";
import { promotionFields } from "@stoa/ui/selling";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

/** The seller's promotions. */
export const promotions = query(
  (input: PromotionsInput) => load(api().seller.promotions.list.query(input)),
  "promotions",
);

/** One of them; null when it is none of theirs. */
export const promotion = query(
  (promotionId: string) =>
    loadOrNull(api().seller.promotions.get.query({ promotionId: promotionId as `prm_${string}` })),
  "promotion",
);

export const savePromotion = action(
  async (form: FormData) => {
    "use server";
    const result = await submitForm(SavePromotion, promotionFields(form, false), (input) =>
      api().seller.promotions.save.mutate(input),
    );
    if (result.ok && form.get("promotionId") === null) throw redirect(`/promotions/${result.value.promotionId}`);
    return settled(result);
  },
  { name: "savePromotion", onComplete: said("The promotion is saved.") },
);

export const setPromotionStatus = action(
  async (form: FormData) => {
    "use server";
    return settled(
      await submitForm(SetPromotionStatus, form, (input) => api().seller.promotions.setStatus.mutate(input)),
    );
  },
  { name: "setPromotionStatus", onComplete: said("Done. It holds from now on.") },
);
