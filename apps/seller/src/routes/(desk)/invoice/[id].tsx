// The invoice of an order and its credit notes, as the customer has them.
import { Title } from "@solidjs/meta";
import { createAsync, useParams } from "@solidjs/router";
import { isId, marketName, MARKETS } from "@stoa/client";
import { BackLink, EmptyState, InvoiceSheet } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { INVOICE_WORDS } from "~/lib/invoice-words";
import { Missing } from "~/lib/missing";
import { LOCALE } from "~/lib/words";
import { invoices } from "../orders/actions";

export default function InvoicePage() {
  const params = useParams<{ id: string }>();
  const found = createAsync(() => (isId("order", params.id) ? invoices(params.id) : Promise.resolve(null)), {
    deferStream: true,
  });
  return (
    <Switch>
      <Match when={found() === null}>
        <Missing what="order" href="/orders" way="To the orders">
          It may belong to another shop.
        </Missing>
      </Match>
      <Match when={found()}>
        {(found) => (
          <>
            <Title>Invoice · Stoa for sellers</Title>
            <div class="print:hidden">
              <BackLink href={`/orders/${params.id}`}>The order</BackLink>
            </div>
            <Show when={found().length === 0}>
              <EmptyState title="There is no invoice yet" icon="receipt">
                It is made when the first parcel leaves.
              </EmptyState>
            </Show>
            <For each={found()}>
              {(invoice) => (
                <InvoiceSheet
                  invoice={invoice}
                  words={INVOICE_WORDS}
                  pdfHref={`/files/invoices/${params.id}.pdf`}
                  locale={LOCALE}
                  timeZone={MARKETS[invoice.market].timeZone}
                  customer={[
                    invoice.customer.name,
                    invoice.customer.line1,
                    invoice.customer.line2,
                    [invoice.customer.postalCode, invoice.customer.city, invoice.customer.region]
                      .filter(Boolean)
                      .join(", "),
                    marketName(invoice.market),
                  ].filter(Boolean)}
                />
              )}
            </For>
          </>
        )}
      </Match>
    </Switch>
  );
}
