// A change of many offers: which ones, and what is to come of them. The next page shows what it would do.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useLocation } from "@solidjs/router";
import { type BulkView, isId, type SellerOfferFilter } from "@stoa/client";
import { BackLink, Badge, Button, type Column, FormError, PageHead, Panel, Table, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/load";
import { useOutcome } from "~/lib/outcome";
import { counted, LOCALE } from "~/lib/words";
import { ChangeFields } from "./change-fields";
import { BULK_SENTENCES, BULK_TONE, BULK_WORD, bulks, offerCount, prepareBulk } from "./reads";
import { changeWords } from "./words";

type Query = Readonly<Record<string, string | string[] | undefined>>;

interface Scope {
  offerIds: string[];
  filter: SellerOfferFilter;
}

const STATES: readonly SellerOfferFilter["status"][] = ["active", "paused", "low_stock", "out_of_stock"];

/** Which offers the address names: those that are ticked, or all that a filter finds. */
function scopeOf(query: Query): Scope {
  const ids = [query["offer"] ?? []].flat().filter((id) => isId("offer", id));
  const q = typeof query["q"] === "string" && query["q"] !== "" ? query["q"] : undefined;
  return {
    offerIds: query["scope"] === "all" ? [] : ids,
    filter: { q, status: STATES.find((status) => status === query["state"]) },
  };
}

export const route = {
  preload: ({ location }) => {
    ahead(offerCount(scopeOf(location.query).filter));
    ahead(bulks(undefined));
  },
} satisfies RouteDefinition;

export default function BulkPage() {
  const location = useLocation();
  const scope = () => scopeOf(location.query);
  const outcome = useOutcome(prepareBulk, { own: BULK_SENTENCES });
  return (
    <>
      <Title>Change many offers · Stoa for sellers</Title>
      <BackLink href="/offers?view=all">Offers</BackLink>
      <PageHead title="Change many offers" lead={<Which scope={scope()} />} />
      <form method="post" action={prepareBulk}>
        <For each={scope().offerIds}>{(id) => <input type="hidden" name="offer[]" value={id} />}</For>
        <input type="hidden" name="q" value={scope().filter.q ?? ""} />
        <input type="hidden" name="state" value={scope().filter.status ?? ""} />
        <Panel title="What should change?">
          <ChangeFields />
          <FormError message={outcome.error()} class="mt-4" />
          <div class="mt-6 flex flex-wrap items-center gap-4">
            <Button type="submit" variant="primary" busy={outcome.pending()}>
              Show what it would do
            </Button>
            <p class="text-sm text-ink-faint">Nothing is changed yet.</p>
          </div>
        </Panel>
      </form>
      <Recent />
    </>
  );
}

const STATE_WORD = { active: "on sale", paused: "paused", low_stock: "running low", out_of_stock: "out of stock" };

function Which(props: { scope: Scope }) {
  const count = createAsync(() => offerCount(props.scope.filter), { deferStream: true });
  const named = () => props.scope.offerIds.length;
  const narrowed = () => {
    const { q, status } = props.scope.filter;
    return `${q ? ` with “${q}”` : ""}${status ? ` that are ${STATE_WORD[status]}` : ""}`;
  };
  const all = () => {
    const found = count();
    if (!found) return `All offers${narrowed()}.`;
    return `All ${found.count.toLocaleString(LOCALE)}${found.atLeast ? " and more" : ""} offers${narrowed()}.`;
  };
  return <>{named() > 0 ? `${counted(named(), "offer")} that you chose.` : all()}</>;
}

const COLUMNS: readonly Column<BulkView>[] = [
  {
    head: "Change",
    grow: true,
    phone: "head",
    cell: (bulk) => (
      <a href={`/offers/bulk/${bulk.bulkId}`} class="font-medium underline-offset-4 hover:underline">
        {changeWords(bulk.change)}
      </a>
    ),
  },
  { head: "Offers", align: "end", cell: (bulk) => <>{bulk.itemCount.toLocaleString(LOCALE)}</> },
  { head: "Changed", align: "end", cell: (bulk) => <>{bulk.run.changed.toLocaleString(LOCALE)}</> },
  { head: "State", cell: (bulk) => <Badge tone={BULK_TONE[bulk.status]}>{BULK_WORD[bulk.status]}</Badge> },
  {
    head: "Begun",
    align: "end",
    cell: (bulk) => <Time at={bulk.createdAt} locale={LOCALE} timeZone="UTC" class="whitespace-nowrap" />,
  },
];

function Recent() {
  const page = createAsync(() => bulks(undefined), { deferStream: true });
  return (
    <Show when={page()?.items.length ? page() : null}>
      {(page) => (
        <Panel title="Lately" class="mt-6">
          <Table caption="Bulk edits of the last 30 days, newest first" columns={COLUMNS} rows={page().items} />
        </Panel>
      )}
    </Show>
  );
}
