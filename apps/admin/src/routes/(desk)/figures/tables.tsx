// Who sold most, and where tax is owed.
import { countryName, type SellerFigures, type TaxFigures } from "@stoa/client";
import { type Column, Money, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { counted, LOCALE, quantity } from "~/lib/words";

const SELLERS: readonly Column<SellerFigures>[] = [
  {
    head: "Seller",
    grow: true,
    phone: "head",
    cell: (of) => (
      <a href={`/sellers/${of.sellerId}`} class="font-medium underline-offset-4 hover:underline">
        {of.name}
      </a>
    ),
  },
  { head: "Orders", align: "end", cell: (of) => quantity(of.orderCount) },
  { head: "Units", align: "end", cell: (of) => quantity(of.unitCount) },
  {
    head: "Commission",
    align: "end",
    cell: (of) => <Money minor={of.commissionMinor} currency={of.currency} locale={LOCALE} />,
  },
  { head: "Sold", align: "end", cell: (of) => <Money minor={of.salesMinor} currency={of.currency} locale={LOCALE} /> },
];

/** Those who sold most of a currency. */
export function TopSellers(props: { rows: readonly SellerFigures[] }) {
  return (
    <Panel title="Top sellers">
      <Table
        caption="Those who sold most"
        columns={SELLERS}
        rows={props.rows}
        empty={<p class="text-ink-soft">Nobody has sold anything in these days.</p>}
      />
    </Panel>
  );
}

const TAXES: readonly Column<TaxFigures>[] = [
  {
    head: "Where",
    grow: true,
    phone: "head",
    cell: (of) => (
      <span>
        <span class="font-medium">{countryName(of.country)}</span>
        <span class="ms-2 text-ink-soft">{of.region}</span>
      </span>
    ),
  },
  {
    head: "Charged",
    align: "end",
    cell: (of) => <Money minor={of.chargedMinor} currency={of.currency} locale={LOCALE} />,
  },
  {
    head: "Taken back",
    align: "end",
    cell: (of) => <Money minor={of.takenBackMinor} currency={of.currency} locale={LOCALE} />,
  },
  {
    head: "Owed",
    align: "end",
    cell: (of) => <Money minor={of.taxMinor} currency={of.currency} locale={LOCALE} class="font-semibold" />,
  },
];

/** Regions that are shown; the file has all of them. */
const SHOWN = 8;

/** Tax by country and region, most first. */
export function Taxes(props: { rows: readonly TaxFigures[] }) {
  return (
    <Panel title="Tax by country and region">
      <Table
        caption="Tax by country and region"
        columns={TAXES}
        rows={props.rows.slice(0, SHOWN)}
        empty={<p class="text-ink-soft">No tax was charged in these days.</p>}
      />
      <Show when={props.rows.length > SHOWN}>
        <p class="mt-3 text-sm text-ink-soft">
          {counted(props.rows.length - SHOWN, "more region")} with less tax stand in the file “Taxes as CSV”.
        </p>
      </Show>
    </Panel>
  );
}
