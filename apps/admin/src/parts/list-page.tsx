// A page that shows one list: its head, a search field, tabs by status, the rows, and the ways through the pages.
import { Title } from "@solidjs/meta";
import { useLocation, useNavigate } from "@solidjs/router";
import type { Page } from "@stoa/client";
import {
  CursorPager,
  EmptyState,
  LinkButton,
  LinkTabs,
  PageHead,
  Panel,
  SearchForm,
  Table,
  type Column,
  type IconName,
} from "@stoa/ui";
import { type JSX, Show } from "solid-js";
import { listHref, listState } from "~/lib/list-state";

interface ListPageProps<Row, Status extends string> {
  title: string;
  lead: string;
  path: string;
  icon: IconName;
  /** What the search field is for; left out where a list is not searched. */
  searchLabel?: string;
  /** Buttons at the end of the head. */
  actions?: JSX.Element;
  /** What stands between the head and the list: tabs of sister pages, what was just done. */
  above?: JSX.Element;
  /** The tabs; leave it out where a list has no status. The word of the tab without a status is `All`. */
  statuses?: { all: readonly Status[]; word: Record<Status, string> };
  page: Page<Row> | null | undefined;
  columns: readonly Column<Row>[];
  /** What stands where there are no rows at all. */
  empty: JSX.Element;
}

/** The page. Its state is in the address alone, so that it can be sent to a colleague. */
export function ListPage<Row, Status extends string = never>(props: ListPageProps<Row, Status>) {
  const location = useLocation();
  const state = () => listState(location.query, props.statuses?.all);
  const tabs = () =>
    [undefined, ...(props.statuses?.all ?? [])].map((status) => ({
      href: listHref(props.path, { q: state().q, status }),
      label: status === undefined ? "All" : (props.statuses?.word[status] ?? status),
      current: state().status === status,
    }));
  const isNarrowed = () => Boolean(state().q ?? state().status);
  return (
    <>
      <Title>{props.title} · Stoa admin</Title>
      <PageHead title={props.title} lead={props.lead} actions={props.actions} />
      {props.above}
      <Show when={props.searchLabel}>{(label) => <Searching label={label()} path={props.path} state={state()} />}</Show>
      <Show when={props.statuses}>
        <LinkTabs label={`${props.title} by status`} tabs={tabs()} />
      </Show>
      <Show when={props.page}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <Show
                when={isNarrowed()}
                fallback={
                  <EmptyState title={`No ${props.title.toLowerCase()} yet`} icon={props.icon} children={props.empty} />
                }
              >
                <EmptyState
                  title="Nothing found"
                  icon="search"
                  actions={<LinkButton href={props.path}>Show all</LinkButton>}
                >
                  <p>No {props.title.toLowerCase()} fit this search.</p>
                </EmptyState>
              </Show>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <Table caption={props.title} columns={props.columns} rows={page().items} />
            </Panel>
            <CursorPager
              firstHref={state().cursor && listHref(props.path, { ...state(), cursor: undefined })}
              nextHref={
                page().nextCursor
                  ? listHref(props.path, { ...state(), cursor: page().nextCursor ?? undefined })
                  : undefined
              }
              words={{ first: "First page", next: "Next page" }}
            />
          </Show>
        )}
      </Show>
    </>
  );
}

/** The search field. With scripts the search changes the address without loading the page anew. */
function Searching(props: {
  label: string;
  path: string;
  state: { q?: string | undefined; status?: string | undefined };
}) {
  const navigate = useNavigate();
  return (
    <div
      class="mb-4 max-w-md"
      onSubmit={(event) => {
        event.preventDefault();
        const q = new FormData(event.target as HTMLFormElement).get("q")?.toString().trim();
        navigate(listHref(props.path, { status: props.state.status, q }));
      }}
    >
      <SearchForm action={props.path} label={props.label} value={props.state.q} keep={{ status: props.state.status }} />
    </div>
  );
}
