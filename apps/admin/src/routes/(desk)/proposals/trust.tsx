// Whom to trust: from how many approved products on a seller's own changes hold at once.
import { action, createAsync, query, redirect, useSubmission } from "@solidjs/router";
import { CatalogueSettings, submitForm } from "@stoa/client";
import { ConfirmForm, Field } from "@stoa/ui";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { read } from "~/lib/session";
import { counted } from "~/lib/words";

const settings = query(() => read(() => api().admin.changes.settings.query()), "admin.changes.settings");

const setTrust = action(async (form: FormData) => {
  "use server";
  if (form.get("trustedSellers:number") === "") form.delete("trustedSellers:number");
  return submitForm(CatalogueSettings.partial(), form, async ({ trustedSellers = null }) => {
    await api().admin.changes.setSettings.mutate({ trustedSellers });
    throw redirect("/proposals");
  });
}, "set-trust");

/** The button, and the form behind it. */
export function Trust() {
  const now = createAsync(() => settings(), { deferStream: true });
  const submission = useSubmission(setTrust);
  const from = () => now()?.trustedSellers ?? null;
  return (
    <ConfirmForm
      label={from() === null ? "Trusted sellers: none" : `Trusted from ${counted(from()!, "product")}`}
      look={{ size: "sm" }}
      title="Whom to trust"
      action={setTrust}
      confirmLabel="Set"
      busy={submission.pending}
      error={submission.result?.ok === false ? sentence(submission.result.code) : null}
    >
      <p>
        New products of a trusted seller, and edits of pages that they wrote, hold at once. Each still leaves its
        record, and you can edit it or take it out.
      </p>
      <Field
        label="Approved products from which a seller is trusted"
        name="trustedSellers:number"
        type="number"
        min={1}
        max={10_000}
        value={from() ?? ""}
        hint="Leave it empty to look at everything yourself."
      />
    </ConfirmForm>
  );
}
