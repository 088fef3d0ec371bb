// What a seller does with the checklist. Each works as a plain form.
import { action, query } from "@solidjs/router";
import { AnswerRequirement, RequirementId, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { sendDocument } from "~/lib/documents";
import { load } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

/** The seller's own checklist. */
export const checklist = query(() => load(api().seller.onboarding.get.query()), "checklist");

export const answer = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(AnswerRequirement, form, (input) => api().seller.onboarding.answer.mutate(input)));
  },
  { name: "answer", onComplete: said("Given. We look at it.") },
);

export const upload = action(
  async (form: FormData) => {
    "use server";
    const asked = RequirementId.parse({ requirementId: form.get("requirementId") });
    return settled(await sendDocument(asked.requirementId, form.get("file")));
  },
  { name: "upload", onComplete: said("Sent. We look at it.") },
);

export const applyAgain = action(
  async (_form: FormData) => {
    "use server";
    return settled(
      await submitForm({ safeParse: () => ({ success: true as const, data: undefined }) }, new FormData(), () =>
        api().seller.onboarding.applyAgain.mutate(),
      ),
    );
  },
  { name: "applyAgain", onComplete: said("Your application is with us again.") },
);
