// All sellers, by status.
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type AdminSellersInput, countryName, SELLER_STATUSES } from "@stoa/client";
import { Badge, SELLER_TONE } from "@stoa/ui";
import { api } from "~/lib/api";
import { listState } from "~/lib/list-state";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { percent, quantity, SELLER_STATUS_WORD } from "~/lib/words";
import { ListPage } from "~/parts/list-page";

const sellers = query(
  (input: Partial<AdminSellersInput>) => read(() => api().admin.sellers.list.query(input)),
  "admin.sellers",
);

export const route = {
  preload: ({ location }) => void sellers(listState(location.query, SELLER_STATUSES)),
} satisfies RouteDefinition;

export default function Sellers(props: RouteSectionProps) {
  const page = createAsync(() => sellers(listState(props.location.query, SELLER_STATUSES)), { deferStream: true });
  return (
    <ListPage
      title="Sellers"
      lead="Who may sell here. Open a seller to approve, suspend or reinstate them."
      path="/sellers"
      icon="store"
      searchLabel="Search by name"
      statuses={{ all: SELLER_STATUSES, word: SELLER_STATUS_WORD }}
      page={page()}
      desk={{ list: "sellers", idOf: (seller) => seller.sellerId, nameOf: (seller) => seller.name }}
      columns={[
        {
          head: "Seller",
          grow: true,
          phone: "head",
          cell: (seller) => (
            <a href={`/sellers/${seller.sellerId}`} class="font-medium underline-offset-4 hover:underline">
              {seller.name}
            </a>
          ),
        },
        {
          head: "Status",
          cell: (seller) => <Badge tone={SELLER_TONE[seller.status]}>{SELLER_STATUS_WORD[seller.status]}</Badge>,
        },
        { head: "Country", cell: (seller) => <span class="whitespace-nowrap">{countryName(seller.country)}</span> },
        { head: "Commission", align: "end", phone: "hide", cell: (seller) => percent(seller.commissionBps) },
        { head: "Offers", align: "end", cell: (seller) => quantity(seller.offerCount) },
        { head: "Orders", align: "end", cell: (seller) => quantity(seller.orderCount) },
        { head: "Since", align: "end", phone: "hide", cell: (seller) => <When at={seller.createdAt} /> },
      ]}
      empty={<p>Those who apply to sell appear here.</p>}
    />
  );
}
