// The form of a requirement, new or known.
import { useSubmission } from "@solidjs/router";
import { countryName, MARKETS, type Requirement, REQUIREMENT_KINDS, type RequirementKind } from "@stoa/client";
import { Button, Checkbox, Field, FormError, LinkButton, Panel, Select, TextArea } from "@stoa/ui";
import { Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { addRequirement, saveRequirement } from "./actions";

/** What each kind asks for. */
export const KIND_WORD: Record<RequirementKind, string> = {
  document: "A file",
  text: "A few words",
  confirm: "A confirmation",
};

const COUNTRIES = [
  { value: "", label: "Every country" },
  ...Object.values(MARKETS).map(({ country }) => ({ value: country, label: countryName(country) })),
];

/** The form. The kind of what is asked already stays, since sellers have answered to it. */
export function RequirementForm(props: { requirement: Requirement | null }) {
  const submission = useSubmission(props.requirement ? saveRequirement : addRequirement);
  const typed = (name: "title" | "help" | "country") =>
    submission.input?.[0]?.get(name)?.toString() ?? props.requirement?.[name] ?? "";
  return (
    <Panel>
      <form
        method="post"
        action={props.requirement ? saveRequirement : addRequirement}
        class="flex max-w-xl flex-col gap-5"
      >
        <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} />
        <Show
          when={props.requirement}
          fallback={
            <Select
              label="What is asked for"
              name="kind"
              value="document"
              choices={REQUIREMENT_KINDS.map((kind) => ({ value: kind, label: KIND_WORD[kind] }))}
            />
          }
        >
          {(known) => (
            <>
              <input type="hidden" name="requirementId" value={known().requirementId} />
              <input type="hidden" name="version:number" value={known().version} />
            </>
          )}
        </Show>
        <Field
          label="Title"
          name="title"
          value={typed("title")}
          placeholder="Proof of identity"
          required
          minlength={3}
          maxlength={120}
        />
        <TextArea
          label="Help"
          name="help"
          value={typed("help")}
          rows={4}
          maxlength={1_000}
          hint="What exactly, why, and what it must show. Sellers read it above the field."
        />
        <Select label="Asked in" name="country" value={typed("country")} choices={COUNTRIES} />
        <Checkbox
          name="isRequired:boolean"
          value="true"
          checked={props.requirement?.isRequired ?? true}
          label="Required: nobody is approved without it, unless it is waived."
        />
        <div class="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" busy={submission.pending}>
            Save
          </Button>
          <LinkButton href="/onboarding">Cancel</LinkButton>
        </div>
      </form>
    </Panel>
  );
}
