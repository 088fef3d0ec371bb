// Apps that somebody of the team has allowed to act for the shop.
import type { GrantView } from "@stoa/client";
import { Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { disconnectApp } from "./actions";
import { day, Refused, ScopeList, TakeAway } from "./parts";

/** The list, each with the way to end it. */
export function Grants(props: { grants: readonly GrantView[] }) {
  const outcome = useOutcome(disconnectApp);
  return (
    <Panel title="Connected apps">
      <Refused of={outcome} />
      <Show
        when={props.grants.length > 0}
        fallback={<p class="text-sm text-ink-soft">No app of others may act for this shop.</p>}
      >
        <ul class="divide-y divide-line">
          <For each={props.grants}>
            {(grant) => (
              <li class="flex flex-col gap-3 py-4 first:pt-0 sm:flex-row sm:items-start sm:justify-between">
                <div class="min-w-0">
                  <h3 class="font-semibold">{grant.clientName}</h3>
                  <p class="mt-1 mb-2 text-sm text-ink-faint">
                    Allowed by {grant.grantedBy} on {day(grant.createdAt)}.{" "}
                    {grant.lastUsedAt ? <>Last used on {day(grant.lastUsedAt)}.</> : "Not used yet."} Ends on{" "}
                    {day(grant.expiresAt)}.
                  </p>
                  <ScopeList scopes={grant.scopes} />
                </div>
                <TakeAway
                  label="Disconnect"
                  title={`Disconnect ${grant.clientName}?`}
                  action={disconnectApp}
                  field="grantId"
                  id={grant.grantId}
                  pending={outcome.pending()}
                >
                  It can do nothing for this shop from then on. You can allow it again.
                </TakeAway>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Panel>
  );
}
