// The decision about a proposal: each of the three asks before it acts; two of them give the seller a reason.
import { action, redirect, useSubmission } from "@solidjs/router";
import { AnswerChange, ApproveChange, type ChangeView, submitForm } from "@stoa/client";
import { Checkbox, ConfirmForm, FormError, TextArea } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { type Decision, DECISIONS, isDecision, WORDING } from "./decisions";

const decideChange = action(async (form: FormData) => {
  "use server";
  const decision = form.get("decision");
  if (!isDecision(decision)) throw new Error("a decision that there is not");
  form.delete("decision");
  const done = () => redirect(`/proposals?done=${decision}`);
  if (decision === "approve")
    return submitForm(ApproveChange, form, async (input) => {
      await api().admin.changes.approve.mutate(input);
      throw done();
    });
  return submitForm(AnswerChange, form, async (input) => {
    await api().admin.changes[decision].mutate(input);
    throw done();
  });
}, "decide-change");

type Outcome = { ok: boolean; code?: Parameters<typeof sentence>[0]; details?: Record<string, unknown> } | undefined;

/** What a refusal means here. */
function refusalOf(result: Outcome): string | null {
  if (!result || result.ok) return null;
  const field = String(result.details?.["field"] ?? "");
  if (result.code === "CONFLICT" && field === "gtin")
    return "Another product in the shop has one of its GTINs. Refuse this one, and name the other.";
  if (result.code === "CONFLICT")
    return "It was decided or written anew in the meantime, or the shop has one of its GTINs. Reload the page, then decide.";
  if (result.code === "INVALID_INPUT" && field.startsWith("attributes."))
    return `The category asks for “${field.slice("attributes.".length)}” by now. Ask the seller for it.`;
  return sentence(result.code);
}

/** The buttons of an open proposal. */
export function Decide(props: { change: ChangeView }) {
  return (
    <For each={DECISIONS.toReversed()}>{(decision) => <DecisionForm change={props.change} decision={decision} />}</For>
  );
}

function DecisionForm(props: { change: ChangeView; decision: Decision }) {
  const submission = useSubmission(decideChange, ([form]) => form.get("decision") === props.decision);
  const wording = () => WORDING[props.decision];
  const variant = () => (props.decision === "approve" ? "primary" : wording().danger ? "danger" : "secondary");
  const isApproval = () => props.decision === "approve";
  return (
    <ConfirmForm
      label={wording().verb}
      look={{ variant: variant() }}
      title={`${wording().verb}?`}
      action={decideChange}
      confirmLabel={wording().verb}
      danger={wording().danger}
      busy={submission.pending}
      error={refusalOf(submission.result as Outcome)}
    >
      <ul class="flex list-disc flex-col gap-1.5 ps-5">
        <li>{wording().consequence[props.change.kind === "create" ? "create" : "edit"]}</li>
        <li>{props.change.seller?.name ?? "The author"} gets a mail. The decision stays on record under your name.</li>
      </ul>
      <input type="hidden" name="changeId" value={props.change.changeId} />
      <input type="hidden" name="revision:number" value={props.change.revision} />
      <input type="hidden" name="decision" value={props.decision} />
      <Show
        when={isApproval()}
        fallback={
          <TextArea
            label="Reason"
            name="reason"
            hint="The seller reads it. Say what they can do about it."
            required
            minlength={3}
            maxlength={500}
            rows={4}
          />
        }
      >
        <Show when={props.change.kind === "edit" && props.change.after.title}>
          <Checkbox
            name="newAddress:boolean"
            label="Give the page an address of the new title, too. The old one goes on leading here."
          />
        </Show>
      </Show>
    </ConfirmForm>
  );
}

/** Why the last decision was refused, on the page itself: without scripts the dialog is closed when the answer comes. */
export function DecisionRefused() {
  const submission = useSubmission(decideChange);
  return <FormError message={refusalOf(submission.result as Outcome)} class="mb-4" />;
}
