// An invoice or a credit note as a sheet of paper: the same to read and to print. Words and locale come from the page.
import { countryName, formatMoney, type InvoiceAmounts, type InvoiceView } from "@stoa/contract";
import { For, type JSX, Show } from "solid-js";
import { PrintButton } from "./print-button.tsx";
import { Time } from "./time.tsx";

/** What a sheet calls things. */
export interface InvoiceWords {
  title: string;
  credit: string;
  number: string;
  date: string;
  order: string;
  of: string;
  seller: string;
  customer: string;
  article: string;
  units: string;
  net: string;
  gross: string;
  delivery: string;
  total: string;
  netTotal: string;
  paidWithCredit: string;
  savings: string;
  print: string;
}

const CELL = "py-2.5 ps-3 text-end first:ps-0 first:text-start";

/** The sheet of one document. */
export function InvoiceSheet(props: {
  invoice: InvoiceView;
  words: InvoiceWords;
  locale: string;
  timeZone: string;
  customer: readonly string[];
  /** Where the documents are as PDF. */
  pdfHref: string;
}) {
  const content = () => props.invoice.content;
  const isCredit = () => props.invoice.kind === "credit_note";
  const money = (minor: number) => formatMoney(isCredit() ? -minor : minor, content().currency, props.locale);
  const percent = (bps: number) =>
    new Intl.NumberFormat(props.locale, { style: "percent", maximumFractionDigits: 2 }).format(bps / 10_000);
  const amounts = (of: InvoiceAmounts) => (
    <>
      <td class={`figures max-sm:hidden ${CELL}`}>{money(of.netMinor)}</td>
      <td class={`figures max-sm:hidden ${CELL}`}>{money(of.taxMinor)}</td>
      <td class={`figures ${CELL}`}>{money(of.grossMinor)}</td>
    </>
  );
  return (
    <article class="mb-8 break-after-page rounded-lg border border-line bg-surface p-6 sm:p-10 print:mb-0 print:border-0 print:bg-white print:p-0 print:text-black">
      <header class="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 class="text-title font-semibold tracking-tight">{isCredit() ? props.words.credit : props.words.title}</h1>
          <bdi class="figures text-ink-soft">{props.invoice.number}</bdi>
        </div>
        <span class="flex items-center gap-3 print:hidden">
          <Show when={props.invoice.hasPdf}>
            <a
              href={props.pdfHref}
              target="_blank"
              rel="external noopener"
              class="inline-flex min-h-9 items-center text-sm font-medium text-accent hover:underline"
            >
              PDF
            </a>
          </Show>
          <PrintButton label={props.words.print} />
        </span>
      </header>
      <dl class="mt-6 grid gap-x-8 gap-y-4 text-sm sm:grid-cols-3">
        <Fact label={props.words.seller}>
          <span class="font-medium">{content().seller.name}</span>
          <span class="block text-ink-soft">{countryName(content().seller.country, props.locale)}</span>
        </Fact>
        <Fact label={props.words.customer}>
          <For each={props.customer}>{(line) => <span class="block">{line}</span>}</For>
        </Fact>
        <Fact label={props.words.date}>
          <Time at={props.invoice.at} locale={props.locale} timeZone={props.timeZone} dateOnly />
          <span class="mt-2 block text-ink-faint">{props.words.order}</span>
          <bdi class="figures">{props.invoice.orderNumber}</bdi>
          <Show when={props.invoice.ofNumber}>
            {(number) => (
              <>
                <span class="mt-2 block text-ink-faint">{props.words.of}</span>
                <bdi class="figures">{number()}</bdi>
              </>
            )}
          </Show>
        </Fact>
      </dl>
      <table class="mt-8 w-full text-sm">
        <thead>
          <tr class="border-b border-line-strong text-xs text-ink-faint">
            <th scope="col" class={`font-normal ${CELL}`}>
              {props.words.article}
            </th>
            <th scope="col" class={`font-normal ${CELL}`}>
              {props.words.units}
            </th>
            <th scope="col" class={`font-normal max-sm:hidden ${CELL}`}>
              {props.words.net}
            </th>
            <th scope="col" class={`font-normal max-sm:hidden ${CELL}`}>
              {content().taxName}
            </th>
            <th scope="col" class={`font-normal ${CELL}`}>
              {props.words.gross}
            </th>
          </tr>
        </thead>
        <tbody class="divide-y divide-line align-top">
          <For each={content().rows}>
            {(row) => (
              <tr>
                <td class={CELL}>
                  {row.title}
                  <bdi class="block font-mono text-xs text-ink-faint">{row.sku}</bdi>
                </td>
                <td class={`figures ${CELL}`}>{row.quantity > 0 ? row.quantity : "–"}</td>
                {amounts(row)}
              </tr>
            )}
          </For>
          <Show when={content().delivery}>
            {(delivery) => (
              <tr>
                <td class={CELL}>{props.words.delivery}</td>
                <td class={CELL}>–</td>
                {amounts(delivery())}
              </tr>
            )}
          </Show>
        </tbody>
      </table>
      <dl class="ms-auto mt-6 flex w-full max-w-xs flex-col gap-1.5 text-sm">
        <For each={content().taxes}>
          {(tax) => (
            <>
              <Sum label={props.words.netTotal} value={money(tax.netMinor)} />
              <Sum label={`${content().taxName} ${percent(tax.rateBps)}`} value={money(tax.taxMinor)} />
            </>
          )}
        </For>
        <Sum label={props.words.total} value={money(content().totalMinor)} strong />
        <Show when={content().creditMinor > 0}>
          <Sum label={props.words.paidWithCredit} value={money(content().creditMinor)} />
        </Show>
      </dl>
      <Show when={content().discountMinor > 0}>
        <p class="mt-4 text-xs text-ink-faint">{props.words.savings}</p>
      </Show>
    </article>
  );
}

function Fact(props: { label: string; children: JSX.Element }) {
  return (
    <div>
      <dt class="text-ink-faint">{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Sum(props: { label: string; value: string; strong?: boolean }) {
  return (
    <div
      class="flex items-baseline justify-between gap-4"
      classList={{ "border-t border-line pt-2 mt-1 text-base font-semibold": props.strong === true }}
    >
      <dt>{props.label}</dt>
      <dd class="figures">{props.value}</dd>
    </div>
  );
}
