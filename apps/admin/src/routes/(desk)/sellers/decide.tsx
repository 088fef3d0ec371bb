// Deciding about a seller: a button for each decision that is open, and behind it a dialog that says what will
// happen and asks for the reason.
import { action, redirect, useSubmission } from "@solidjs/router";
import { DecideSeller, type ErrorCode, type ErrorDetails, submitForm, type AdminSeller } from "@stoa/client";
import { ConfirmForm, FormError, TextArea } from "@stoa/ui";
import { For } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { isDecision, openDecisions, WORDING, type Decision } from "./decisions";

const decideSeller = action(async (form: FormData) => {
  "use server";
  const decision = form.get("decision");
  if (!isDecision(decision)) throw new Error("a decision that there is not");
  form.delete("decision");
  return submitForm(DecideSeller, form, async (input) => {
    await api().admin.sellers[decision].mutate(input);
    throw redirect(`/sellers/${input.sellerId}?done=${decision}`);
  });
}, "decide-seller");

/** Why a decision was refused; of a checklist it names what is open. */
function decisionSentence({ code, details }: { code: ErrorCode; details: ErrorDetails }): string {
  const open = details["items"];
  if (code !== "CHECKLIST_OPEN" || !Array.isArray(open)) return sentence(code);
  return `They cannot be approved yet. Still to be approved or waived: ${open.join(", ")}.`;
}

/** The buttons. */
export function Decide(props: { seller: AdminSeller }) {
  return (
    <For each={openDecisions(props.seller.status)}>
      {(decision) => <DecisionForm seller={props.seller} decision={decision} />}
    </For>
  );
}

function DecisionForm(props: { seller: AdminSeller; decision: Decision }) {
  const submission = useSubmission(decideSeller, ([form]) => form.get("decision") === props.decision);
  const refusal = () => (submission.result?.ok === false ? submission.result : undefined);
  const wording = () => WORDING[props.decision];
  return (
    <ConfirmForm
      label={wording().verb}
      look={{ variant: wording().danger ? "danger" : "primary" }}
      title={`${wording().verb} ${props.seller.name}?`}
      action={decideSeller}
      confirmLabel={wording().verb}
      danger={wording().danger}
      busy={submission.pending}
      error={refusal() && decisionSentence(refusal()!)}
    >
      <ul class="flex list-disc flex-col gap-1.5 ps-5">
        <For each={wording().consequences(props.seller)}>{(consequence) => <li>{consequence}</li>}</For>
        <li>The decision and its reason stay on record.</li>
      </ul>
      <input type="hidden" name="sellerId" value={props.seller.sellerId} />
      <input type="hidden" name="decision" value={props.decision} />
      <TextArea
        label="Reason"
        name="reason"
        hint="The seller reads it. Say what they can do about it."
        required
        minlength={3}
        maxlength={500}
        rows={3}
      />
    </ConfirmForm>
  );
}

/** Why the last decision was refused, on the page itself: without scripts the dialog is closed when the answer comes. */
export function DecisionRefused() {
  const submission = useSubmission(decideSeller);
  return (
    <FormError message={submission.result?.ok === false ? decisionSentence(submission.result) : null} class="mb-4" />
  );
}
