// A page that shows one list: its head, a search field, tabs by status, the rows, and the ways through the pages.
import { Title } from "@solidjs/meta";
import { createAsync, useLocation, useNavigate } from "@solidjs/router";
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
import { ColumnsMenu, DataTable, shownColumns, TableBar, tableState, ViewsMenu } from "@stoa/ui/desk";
import { type JSX, Show } from "solid-js";
import { listHref, listLook, type ListState, listState } from "~/lib/list-state";
import { removeView, saveView, viewsOf } from "~/lib/views";

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
  /** Makes it a list that is worked in: its columns and density are chosen, its views kept, its rows gone through by keys. */
  desk?: { list: DeskList; idOf: (row: Row) => string; nameOf: (row: Row) => string } | undefined;
}

/** The lists whose views are kept. */
type DeskList = Parameters<typeof viewsOf>[0];

/** The page. Its state is in the address alone, so that it can be sent to a colleague. */
export function ListPage<Row, Status extends string = never>(props: ListPageProps<Row, Status>) {
  const location = useLocation();
  const state = () => ({ ...listState(location.query, props.statuses?.all), look: listLook(location.query) });
  const tabs = () =>
    [undefined, ...(props.statuses?.all ?? [])].map((status) => ({
      href: listHref(props.path, { q: state().q, status, look: state().look }),
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
            <Show
              when={props.desk}
              fallback={
                <Panel class="py-2! sm:py-3!">
                  <Table caption={props.title} columns={props.columns} rows={page().items} />
                </Panel>
              }
            >
              {(desk) => <DeskTable {...props} desk={desk()} rows={page().items} />}
            </Show>
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

/** The key of a column in addresses: its name, made plain. */
const keyOf = (head: string): string => head.toLowerCase().replaceAll(/[^a-z]+/g, "_");

/** The rows of a list that is worked in. */
function DeskTable<Row>(props: {
  title: string;
  path: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  desk: { list: DeskList; idOf: (row: Row) => string; nameOf: (row: Row) => string };
}) {
  const location = useLocation();
  const columns = () => props.columns.map((column, i) => ({ ...column, key: keyOf(column.head), isFixed: i === 0 }));
  const own = () => tableState(location.query, { columns: columns().map(({ key }) => key) });
  // Which statuses there are is the list's to say; here they only have to stay in the address.
  const state = () => ({ ...own(), status: textOf(location.query["status"]) });
  const views = createAsync(() => viewsOf(props.desk.list), { deferStream: true });
  return (
    <>
      <TableBar>
        <ViewsMenu
          path={props.path}
          list={props.desk.list}
          state={state()}
          views={views() ?? []}
          save={saveView}
          remove={removeView}
          others="the other operators"
        />
        <ColumnsMenu path={props.path} state={state()} columns={columns()} shown={shownColumns(columns(), state())} />
      </TableBar>
      <DataTable<Row>
        caption={props.title}
        path={props.path}
        state={state()}
        columns={columns()}
        rows={props.rows}
        idOf={props.desk.idOf}
        nameOf={props.desk.nameOf}
      />
    </>
  );
}

const textOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The search field. With scripts the search changes the address without loading the page anew. */
function Searching(props: { label: string; path: string; state: ListState }) {
  const navigate = useNavigate();
  return (
    <div
      class="mb-4 max-w-md"
      onSubmit={(event) => {
        event.preventDefault();
        const q = new FormData(event.target as HTMLFormElement).get("q")?.toString().trim();
        navigate(listHref(props.path, { status: props.state.status, look: props.state.look, q }));
      }}
    >
      <SearchForm
        action={props.path}
        label={props.label}
        value={props.state.q}
        keep={{ status: props.state.status, ...props.state.look }}
      />
    </div>
  );
}
