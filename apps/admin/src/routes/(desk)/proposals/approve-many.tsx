// Proposals that are ticked are approved together: each by itself, and those that could not be are told with their reasons.
import { action, useSubmission } from "@solidjs/router";
import { ApproveChange, type ErrorCode, submitForm } from "@stoa/client";
import { ConfirmForm, createHasScript, Notice } from "@stoa/ui";
import { PickBar } from "@stoa/ui/desk";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { counted } from "~/lib/words";

/** What came of it. */
interface Approved {
  approvedCount: number;
  refused: { changeId: string; title: string; code: ErrorCode }[];
}

/** What a box of a proposal says: which one, and the writing of it that was looked at. */
export const pickOf = ({ changeId, revision }: { changeId: string; revision: number }): string =>
  `${changeId}:${revision}`;

const approveChanges = action(async (form: FormData): Promise<Approved> => {
  "use server";
  const picks = [...new Set(form.getAll("change").map(String))];
  const refused: Approved["refused"] = [];
  // One after the other: two of them may be about the same product.
  for (const pick of picks) {
    const [changeId = "", revision = ""] = pick.split(":");
    const one = new FormData();
    one.set("changeId", changeId);
    one.set("revision:number", revision);
    const result = await submitForm(ApproveChange, one, (input) => api().admin.changes.approve.mutate(input));
    if (!result.ok)
      refused.push({ changeId, title: String(form.get(`title:${changeId}`) ?? "A proposal"), code: result.code });
  }
  return { approvedCount: picks.length - refused.length, refused };
}, "approve-changes");

/** What can be done with what is ticked; the boxes of the rows belong to its form. An edit keeps the address of its page. */
export function ApproveBar(props: { picked: readonly string[]; titles: ReadonlyMap<string, string> }) {
  const hasScript = createHasScript();
  const sent = useSubmission(approveChanges);
  const form = () => (
    <ConfirmForm
      label="Approve chosen"
      look={{ variant: "primary", size: "sm" }}
      title="Approve all that you chose?"
      action={approveChanges}
      formId="approve"
      confirmLabel="Approve"
      busy={sent.pending}
      error={sent.result?.approvedCount === 0 ? "None of them could be approved; the page says why." : null}
    >
      <ul class="flex list-disc flex-col gap-1.5 ps-5">
        <li>New products are in the shop within seconds, and pages read as they were edited.</li>
        <li>Each seller gets a mail. The decisions stay on record under your name.</li>
      </ul>
      <For each={[...props.titles]}>
        {([changeId, title]) => <input type="hidden" name={`title:${changeId}`} value={title} />}
      </For>
    </ConfirmForm>
  );
  return (
    <Show when={hasScript()} fallback={<div class="mt-4">{form()}</div>}>
      <PickBar count={props.picked.length}>{form()}</PickBar>
    </Show>
  );
}

const REASONS: Partial<Record<ErrorCode, string>> = {
  CONFLICT: "it was decided or written anew in the meantime, or the shop has one of its GTINs.",
};

/** What came of the last approval of many. */
export function ApprovedTold() {
  const sent = useSubmission(approveChanges);
  return (
    <div role="status" class="mb-4 empty:hidden">
      <Show when={!sent.pending && sent.result}>
        {(result) => (
          <Notice tone={result().refused.length > 0 ? "warn" : "good"}>
            <p>
              {result().approvedCount > 0
                ? `Approved: ${counted(result().approvedCount, "proposal")}. The shop is following.`
                : "Nothing was approved."}
              {result().refused.length > 0
                ? ` ${counted(result().refused.length, "proposal waits", "proposals wait")} as before:`
                : ""}
            </p>
            <ul class="mt-1 empty:hidden">
              <For each={result().refused}>
                {({ changeId, title, code }) => (
                  <li>
                    <a href={`/proposals/${changeId}`} class="font-medium underline">
                      {title}
                    </a>
                    : {REASONS[code] ?? sentence(code)}
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        )}
      </Show>
      <Show when={!sent.pending && sent.error}>
        <Notice tone="bad">
          The server could not be reached, or stopped in the middle. The list shows what still waits; try again with it.
        </Notice>
      </Show>
    </div>
  );
}
