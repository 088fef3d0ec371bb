// Adding and changing a synonym set, and removing one.
import { action, redirect, useSubmission } from "@solidjs/router";
import { SaveSynonym, SYNONYM_TERMS_MOST, SynonymId, type SynonymSet, submitForm } from "@stoa/client";
import { Button, ConfirmForm, FormError, LinkButton, Panel, Select, TextArea } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";

const saveSynonym = action(async (form: FormData) => {
  "use server";
  const terms = String(form.get("text") ?? "").split(/[\n,]/);
  form.delete("text");
  for (const term of terms) if (term.trim()) form.append("terms[]", term.trim());
  return submitForm(SaveSynonym, form, async (input) => {
    await api().admin.search.synonyms.save.mutate(input);
    throw redirect("/search/synonyms?done=saved");
  });
}, "save-synonym");

const removeSynonym = action(async (form: FormData) => {
  "use server";
  return submitForm(SynonymId, form, async (input) => {
    await api().admin.search.synonyms.remove.mutate(input);
    throw redirect("/search/synonyms?done=removed");
  });
}, "remove-synonym");

/** Why a form was refused, in the words of this page. */
function refusalOf(result: { ok: boolean; code?: string } | undefined): string | null {
  if (!result || result.ok) return null;
  if (result.code === "CONFLICT") return "There is a set of the same terms already.";
  if (result.code === "INVALID_INPUT")
    return `A set needs two to ${SYNONYM_TERMS_MOST} different terms of up to 60 characters.`;
  return sentence(result.code as Parameters<typeof sentence>[0]);
}

/** The form; with `set` it changes that set, else it adds one that begins with `term`. */
export function SynonymForm(props: { set?: SynonymSet | undefined; term?: string | undefined }) {
  const submission = useSubmission(saveSynonym);
  const typed = () => submission.input?.[0]?.get("text")?.toString();
  return (
    <Panel>
      <form method="post" action={saveSynonym} class="flex max-w-xl flex-col gap-5">
        <FormError message={refusalOf(submission.result)} />
        <Show when={props.set}>{(set) => <input type="hidden" name="synonymId" value={set().synonymId} />}</Show>
        <TextArea
          label="Terms"
          name="text"
          hint="One term to a line, each of one word or a few."
          rows={6}
          required
          maxlength={1_000}
          value={typed() ?? props.set?.terms.join("\n") ?? (props.term ? `${props.term}\n` : "")}
        />
        <Select
          label="How they find each other"
          name="kind"
          value={props.set?.kind ?? "two_way"}
          choices={[
            { value: "two_way", label: "Two-way: each term finds all the others" },
            { value: "one_way", label: "One-way: the first term finds the others" },
          ]}
        />
        <Select
          label="Status"
          name="status"
          value={props.set?.status ?? "active"}
          choices={[
            { value: "active", label: "Active" },
            { value: "paused", label: "Paused: stays on the list, has no effect" },
          ]}
        />
        <div class="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" busy={submission.pending}>
            Save
          </Button>
          <LinkButton href="/search/synonyms">Cancel</LinkButton>
        </div>
      </form>
    </Panel>
  );
}

/** The button that removes a set, with its question. */
export function RemoveSynonym(props: { set: SynonymSet }) {
  const submission = useSubmission(removeSynonym);
  return (
    <ConfirmForm
      label="Remove"
      look={{ variant: "danger" }}
      title="Remove this set?"
      action={removeSynonym}
      confirmLabel="Remove"
      danger
      busy={submission.pending}
      error={refusalOf(submission.result)}
    >
      <p>
        “{props.set.terms.join("”, “")}” will no longer find each other. To keep the set and take its effect away, pause
        it instead.
      </p>
      <input type="hidden" name="synonymId" value={props.set.synonymId} />
    </ConfirmForm>
  );
}
