// Shutting a person's account, opening it again, and signing them out everywhere.
import { action, useSubmission } from "@solidjs/router";
import { type AdminPerson, BlockPerson, submitForm, UserId } from "@stoa/client";
import { ConfirmForm, Notice, Panel, TextArea } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { When } from "~/lib/when";

const block = action(async (form: FormData) => {
  "use server";
  return submitForm(BlockPerson, form, (input) => api().admin.users.block.mutate(input));
}, "block-person");

const unblock = action(async (form: FormData) => {
  "use server";
  return submitForm(UserId, form, (input) => api().admin.users.unblock.mutate(input));
}, "unblock-person");

const endSessions = action(async (form: FormData) => {
  "use server";
  return submitForm(UserId, form, (input) => api().admin.users.endSessions.mutate(input));
}, "end-sessions");

/** What an operator can do about an account. */
export function Manage(props: { person: AdminPerson }) {
  const blocking = useSubmission(block);
  const opening = useSubmission(unblock);
  const ending = useSubmission(endSessions);
  const refusal = (of: typeof blocking | typeof opening | typeof ending) =>
    of.result?.ok === false ? sentence(of.result.code) : null;
  const who = <input type="hidden" name="userId" value={props.person.userId} />;
  return (
    <Panel title="The account" class="mb-6">
      <Show when={props.person.blockedAt}>
        {(at) => (
          <Notice tone="warn" class="mb-4">
            Shut <When at={at()} />: {props.person.blockedReason}
          </Notice>
        )}
      </Show>
      <div class="flex flex-wrap gap-3">
        <Show
          when={props.person.blockedAt}
          fallback={
            <ConfirmForm
              label="Shut the account"
              look={{ variant: "danger" }}
              title={`Shut the account of ${props.person.name}?`}
              action={block}
              confirmLabel="Shut it"
              danger
              busy={blocking.pending}
              error={refusal(blocking)}
            >
              <p>
                They are signed out everywhere and cannot sign in; their keys and apps open nothing. Orders go on as
                usual. The decision and its reason stay on record.
              </p>
              {who}
              <TextArea label="Reason" name="reason" required minlength={5} maxlength={300} />
            </ConfirmForm>
          }
        >
          <ConfirmForm
            label="Open the account again"
            look={{ variant: "primary" }}
            title={`Open the account of ${props.person.name} again?`}
            action={unblock}
            confirmLabel="Open it"
            busy={opening.pending}
            error={refusal(opening)}
          >
            <p>They can sign in again, and their keys and apps work as before.</p>
            {who}
          </ConfirmForm>
        </Show>
        <Show when={props.person.sessionCount > 0}>
          <ConfirmForm
            label="Sign out everywhere"
            title={`Sign ${props.person.name} out everywhere?`}
            action={endSessions}
            confirmLabel="Sign them out"
            busy={ending.pending}
            error={refusal(ending)}
          >
            <p>All their devices are signed out, in all apps. They can sign in again at once.</p>
            {who}
          </ConfirmForm>
        </Show>
      </div>
    </Panel>
  );
}
