// The audit log of the whole marketplace: who did what to whom. All of the page's state is in the address.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { AuditEntry, AuditInput } from "@stoa/client";
import {
  AuditTable,
  Button,
  CursorPager,
  EmptyState,
  Field,
  LinkButton,
  PageHead,
  Panel,
  Select,
  ShortId,
} from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead, read } from "~/lib/session";
import { LOCALE, TIME_ZONE } from "~/lib/words";
import { auditAsked, auditHref, type AuditSearch } from "./asked";

const PAGE_SIZE = 50;

const entries = query((input: Partial<AuditInput>) => read(() => api().admin.audit.list.query(input)), "admin.audit");

const asked = (search: AuditSearch) => ({ ...auditAsked(search), cursor: search.cursor, limit: PAGE_SIZE });

export const route = {
  preload: ({ location }) => ahead(entries(asked(location.query as AuditSearch))),
} satisfies RouteDefinition;

/** Where something that the log names can be looked at. */
function hrefOf(id: string): string | null {
  const place = { sel: "sellers", usr: "users", prd: "products", ord: "orders", col: "collections", cnt: "content" }[
    id.slice(0, 3)
  ];
  return place && /^[a-z]{3}_[0-9a-z]{26}$/.test(id) ? `/${place}/${id}` : null;
}

export default function Audit(props: RouteSectionProps) {
  const search = () => props.location.query as AuditSearch;
  const page = createAsync(() => entries(asked(search())), { deferStream: true });
  const kept = (): AuditSearch => ({ ...search(), cursor: "" });
  const isNarrowed = () => Object.values(kept()).some(Boolean);
  return (
    <>
      <Title>Audit log · Stoa admin</Title>
      <PageHead
        title="Audit log"
        lead="Who did what to whom. Each row holds the hash of the one before it, so that nothing can be changed unseen."
        actions={
          <LinkButton href={auditHref("/audit/log.csv", kept())} rel="external" download="">
            Download as CSV
          </LinkButton>
        }
      />
      <Filters search={search()} />
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
                <p>{isNarrowed() ? "No row fits these filters." : "What operators and sellers do appears here."}</p>
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <AuditTable
                entries={page().items as AuditEntry[]}
                locale={LOCALE}
                timeZone={TIME_ZONE}
                subject={(entry) => <Named id={entry.subject} />}
                tenant={(entry) => (
                  <span class="whitespace-nowrap">
                    <Named id={entry.chain ?? "before chains"} />
                    <Show when={entry.seq}>{(seq) => <span class="text-xs text-ink-faint"> #{seq()}</span>}</Show>
                  </span>
                )}
              />
            </Panel>
            <CursorPager
              firstHref={search().cursor ? auditHref("/audit", kept()) : undefined}
              nextHref={page().nextCursor ? auditHref("/audit", { ...kept(), cursor: page().nextCursor! }) : undefined}
            />
          </Show>
        )}
      </Show>
    </>
  );
}

function Named(props: { id: string }) {
  return (
    <Show when={hrefOf(props.id)} fallback={<ShortId id={props.id} />}>
      {(href) => (
        <a href={href()} class="underline-offset-4 hover:underline">
          <ShortId id={props.id} />
        </a>
      )}
    </Show>
  );
}

function Filters(props: { search: AuditSearch }) {
  return (
    <form action="/audit" class="mb-5 grid grid-cols-2 items-end gap-3 sm:grid-cols-4 xl:grid-cols-8">
      <Field label="Who" name="actor" value={props.search.actor} maxlength={120} />
      <Field label="What begins with" name="action" value={props.search.action} placeholder="seller." maxlength={80} />
      <Field label="To what" name="subject" value={props.search.subject} placeholder="sel_…" maxlength={120} />
      <Field label="In the log of" name="tenant" value={props.search.tenant} placeholder="market" maxlength={40} />
      <Field label="From" name="from" type="date" value={props.search.from} />
      <Field label="To" name="to" type="date" value={props.search.to} />
      <Select
        label="Outcome"
        name="outcome"
        value={props.search.outcome ?? ""}
        choices={[
          { value: "", label: "All" },
          { value: "done", label: "Done" },
          { value: "denied", label: "Refused" },
        ]}
      />
      <Button type="submit">Show</Button>
    </form>
  );
}
