// The team: who is in it with which role, who is asked to join, and what each role may do.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition } from "@solidjs/router";
import { covers, SELLER_ROLES, type SellerRole, type Viewer } from "@stoa/client";
import { LinkButton, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/load";
import { teamOf, viewer } from "~/lib/viewer";
import { counted, ROLE_LEAD, ROLE_WORD } from "~/lib/words";
import { team } from "./actions";
import { Invite } from "./invite";
import { Invitations } from "./invitations";
import { Members } from "./members";

export const route = { preload: () => ahead(team()) } satisfies RouteDefinition;

/** The roles that somebody may give and take. */
const within = (who: Viewer): SellerRole[] => {
  const own = teamOf(who);
  return own && who.may.includes("team.manage") ? SELLER_ROLES.filter((role) => covers(own.role, role)) : [];
};

export default function TeamPage() {
  const found = createAsync(() => team(), { deferStream: true });
  const me = createAsync(() => viewer(), { deferStream: true });
  return (
    <>
      <Title>Team · Stoa for sellers</Title>
      <Show when={found() && me()}>
        {(me) => (
          <>
            <PageHead
              title="Team"
              lead={`${counted(found()!.members.length, "person", "people")} in ${teamOf(me())?.name ?? "this shop"}.`}
              actions={
                <Show when={within(me()).length > 0}>
                  <LinkButton href="#invite" variant="primary">
                    Invite somebody
                  </LinkButton>
                </Show>
              }
            />
            <div class="flex flex-col gap-6">
              <Members members={found()!.members} me={me()} within={within(me())} />
              <Invitations invitations={found()!.invitations} within={within(me())} />
              <Show when={within(me()).length > 0}>
                <Invite within={within(me())} />
              </Show>
              <Panel title="What each role may do">
                <dl class="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[auto_1fr]">
                  <For each={SELLER_ROLES}>
                    {(role) => (
                      <>
                        <dt class="font-medium">{ROLE_WORD[role]}</dt>
                        <dd class="text-ink-soft max-sm:-mt-2">{ROLE_LEAD[role]}</dd>
                      </>
                    )}
                  </For>
                </dl>
              </Panel>
            </div>
          </>
        )}
      </Show>
    </>
  );
}
