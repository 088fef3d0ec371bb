// Everybody with an account, newest first.
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { AdminUser, AdminUsersInput } from "@stoa/client";
import { Badge } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { listState } from "~/lib/list-state";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { quantity } from "~/lib/words";
import { ListPage } from "~/parts/list-page";

const users = query(
  (input: Partial<AdminUsersInput>) => read(() => api().admin.users.list.query(input)),
  "admin.users",
);

const asked = (address: RouteSectionProps["location"]) => {
  const { q, cursor } = listState(address.query);
  return { q, cursor };
};

export const route = { preload: ({ location }) => void users(asked(location)) } satisfies RouteDefinition;

export default function Users(props: RouteSectionProps) {
  const page = createAsync(() => users(asked(props.location)), { deferStream: true });
  return (
    <ListPage
      title="Users"
      lead="Everybody with an account: buyers, sellers' teams and operators."
      path="/users"
      icon="people"
      searchLabel="Search by name or e-mail"
      page={page()}
      desk={{ list: "users", idOf: (user) => user.userId, nameOf: (user) => user.name || user.email }}
      columns={[
        {
          head: "Name",
          phone: "head",
          cell: (user) => (
            <a
              href={`/users/${user.userId}`}
              class="font-medium underline-offset-4 hover:underline sm:whitespace-nowrap"
            >
              {user.name || user.email || "Erased account"}
            </a>
          ),
        },
        { head: "E-mail", grow: true, cell: (user) => <span class="break-all">{user.email}</span> },
        { head: "Belongs to", cell: (user) => <Belongings user={user} /> },
        { head: "Orders", align: "end", cell: (user) => quantity(user.orderCount) },
        { head: "Since", align: "end", cell: (user) => <When at={user.createdAt} /> },
      ]}
      empty={<p>Those who register appear here.</p>}
    />
  );
}

function Belongings(props: { user: AdminUser }) {
  return (
    <span class="flex flex-wrap items-center justify-end gap-2 sm:justify-start sm:whitespace-nowrap">
      <Show when={props.user.operator}>{(role) => <Badge tone="info">Operator: {role()}</Badge>}</Show>
      <For each={props.user.sellers}>
        {(seller) => (
          <a href={`/sellers/${seller.sellerId}`} class="underline-offset-4 hover:underline">
            {seller.name}
          </a>
        )}
      </For>
      <Show when={!props.user.operator && props.user.sellers.length === 0}>
        <span class="text-ink-faint">Buyer</span>
      </Show>
    </span>
  );
}
