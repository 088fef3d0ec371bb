// Activity: who did what in this shop, newest first. All of the page's state is in the address.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { AUDIT_OUTCOMES, type AuditEntry, DAY_MS, type SellerAuditInput } from "@stoa/client";
import { AuditTable, Button, CursorPager, EmptyState, Field, LinkButton, PageHead, Panel, Select } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { api } from "~/lib/api";
import { ahead, load } from "~/lib/load";
import { LOCALE } from "~/lib/words";

const PAGE_SIZE = 50;

const entries = query((input: SellerAuditInput) => load(api().seller.audit.list.query(input)), "audit");

type Search = { actor?: string; action?: string; outcome?: string; from?: string; to?: string; cursor?: string };

const dayAt = (day: string | undefined): number | undefined => {
  const at = Date.parse(`${day ?? ""}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : at;
};

function inputOf(search: Search): SellerAuditInput {
  const toAt = dayAt(search.to);
  return {
    actor: search.actor || undefined,
    action: search.action || undefined,
    outcome: AUDIT_OUTCOMES.find((one) => one === search.outcome),
    fromAt: dayAt(search.from),
    toAt: toAt === undefined ? undefined : toAt + DAY_MS,
    cursor: search.cursor || undefined,
    limit: PAGE_SIZE,
  };
}

export const route = {
  preload: ({ location }) => ahead(entries(inputOf(location.query as Search))),
} satisfies RouteDefinition;

export default function AuditPage() {
  const [search] = useSearchParams<Search>();
  const page = createAsync(() => entries(inputOf(search)), { deferStream: true });
  const kept = () => ({ ...search, cursor: undefined });
  const isNarrowed = () => Object.values(kept()).some(Boolean);
  return (
    <>
      <Title>Activity · Stoa for sellers</Title>
      <PageHead title="Activity" lead="What was done in this shop and by whom. Nothing here can be changed." />
      <form class="mb-5 flex flex-wrap items-end gap-3" action="/audit">
        <Field label="Who" name="actor" value={search.actor} maxlength={120} class="w-44" />
        <Field
          label="What begins with"
          name="action"
          value={search.action}
          placeholder="team."
          maxlength={80}
          class="w-44"
        />
        <Field label="From" name="from" type="date" value={search.from} class="w-40" />
        <Field label="To" name="to" type="date" value={search.to} class="w-40" />
        <Select
          label="Outcome"
          name="outcome"
          value={search.outcome ?? ""}
          choices={[
            { value: "", label: "All" },
            { value: "done", label: "Done" },
            { value: "denied", label: "Refused" },
          ]}
          class="w-36"
        />
        <Button type="submit">Show</Button>
      </form>
      <Show when={page()}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <EmptyState
                title={isNarrowed() ? "Nothing found" : "Nothing yet"}
                icon="clock"
                actions={isNarrowed() ? <LinkButton href="/audit">Show all</LinkButton> : undefined}
              >
                {isNarrowed() ? "No activity fits these filters." : "What your team does appears here."}
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <AuditTable entries={page().items as AuditEntry[]} locale={LOCALE} timeZone="UTC" />
            </Panel>
            <CursorPager
              firstHref={search.cursor ? hrefWith("/audit", kept()) : undefined}
              nextHref={page().nextCursor ? hrefWith("/audit", { ...kept(), cursor: page().nextCursor }) : undefined}
            />
          </Show>
        )}
      </Show>
    </>
  );
}
