// The invoice of an order and its credit notes, one sheet each, to read and to print.
import { MARKETS } from "@stoa/client";
import { EmptyState, InvoiceSheet } from "@stoa/ui";
import { useParams, useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { Missing } from "../../../components/states.tsx";
import { useOrderTexts } from "../../../i18n/order-pages.ts";
import { addressLines } from "../../../lib/address-lines.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getInvoices } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

export default function Invoice() {
  const params = useParams<{ id: string }>();
  const [search] = useSearchParams<{ key?: string }>();
  const { market, path } = useShop();
  const words = useOrderTexts();
  const invoices = createRead(() => getInvoices(params.id, search.key));
  const query = () => (search.key ? `?${new URLSearchParams({ key: search.key })}` : "");
  return (
    <Show
      when={invoices()}
      fallback={
        <Show when={invoices() === null}>
          <Missing />
        </Show>
      }
    >
      {(found) => (
        <div class="page max-w-3xl pt-8 print:pt-0">
          <Head title={words.invoice.title} />
          <a
            href={path(`/orders/${params.id}${query()}`)}
            class="mb-4 inline-flex min-h-9 items-center text-sm text-ink-soft hover:underline print:hidden"
          >
            {words.invoice.back}
          </a>
          <Show when={found().length === 0}>
            <EmptyState title={words.invoice.none} icon="receipt" />
          </Show>
          <For each={found()}>
            {(invoice) => (
              <InvoiceSheet
                invoice={invoice}
                words={words.invoice}
                pdfHref={`/files/invoices/${params.id}.pdf${query()}`}
                locale={market.locale}
                timeZone={MARKETS[invoice.market].timeZone}
                customer={addressLines(invoice.customer, MARKETS[invoice.market].country)}
              />
            )}
          </For>
        </div>
      )}
    </Show>
  );
}
