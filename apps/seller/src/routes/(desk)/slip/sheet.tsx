// One packing slip as it is printed: where it goes and what is in it, without prices.
import { marketName, type SellerOrderView } from "@stoa/client";
import { Day } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { counted, LOCALE } from "~/lib/words";
import { waitingOf } from "../orders/units-fields";

/** The units on a slip: those of the parcel, else those that wait, else all that were not called off. */
function unitsOf(of: SellerOrderView, parcelId: string | undefined) {
  const parcel = of.shipments.find((each) => each.shipmentId === parcelId);
  const waits = of.lines.some((line) => waitingOf(line) > 0);
  return of.lines
    .map((line) => {
      const packed = parcel?.lines.find((each) => each.lineId === line.lineId)?.quantity ?? 0;
      const open = waits ? waitingOf(line) : line.quantity - line.cancelledQuantity;
      return { line, units: parcel ? packed : open };
    })
    .filter(({ units }) => units > 0);
}

/** The slip of an order, or of one of its parcels; `actions` stand beside its title on the screen. */
export function SlipSheet(props: { order: SellerOrderView; parcel?: string | undefined; actions?: JSX.Element }) {
  const address = () => props.order.address;
  const units = () => unitsOf(props.order, props.parcel);
  const shipment = () => props.order.shipments.find((each) => each.shipmentId === props.parcel);
  const town = () => [address().postalCode, address().city, address().region].filter(Boolean).join(", ");
  return (
    <article class="max-w-3xl break-after-page rounded-lg last:break-after-auto border border-line bg-surface p-6 sm:p-10 print:border-0 print:bg-white print:p-0 print:text-black">
      <header class="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 class="text-title font-semibold tracking-tight">Packing slip</h1>
          <p class="figures text-ink-soft">{props.order.number}</p>
        </div>
        <span class="flex items-center gap-3 print:hidden">{props.actions}</span>
      </header>
      <div class="mt-6 grid gap-6 text-sm sm:grid-cols-2">
        <div>
          <h2 class="text-ink-faint">Send to</h2>
          <address class="leading-6 not-italic">
            <For
              each={[
                address().name,
                address().line1,
                address().line2,
                town(),
                marketName(props.order.market),
                address().phone,
              ].filter(Boolean)}
            >
              {(line) => <span class="block">{line}</span>}
            </For>
          </address>
        </div>
        <div>
          <h2 class="text-ink-faint">From</h2>
          <p>{props.order.seller.name}</p>
          <h2 class="mt-3 text-ink-faint">
            {props.order.deliveryMethod === "express" ? "Express, leaves by" : "Leaves by"}
          </h2>
          <p>
            <Day day={props.order.shipByDay} locale={LOCALE} />
          </p>
          <Show when={shipment()}>
            {(parcel) => (
              <>
                <h2 class="mt-3 text-ink-faint">{parcel().carrier}</h2>
                <p class="font-mono">{parcel().trackingNumber}</p>
              </>
            )}
          </Show>
        </div>
      </div>
      <table class="mt-8 w-full text-sm">
        <thead>
          <tr class="border-b border-line-strong text-start text-xs text-ink-faint">
            <th scope="col" class="py-2 text-start font-normal">
              Units
            </th>
            <th scope="col" class="py-2 text-start font-normal">
              Article
            </th>
            <th scope="col" class="py-2 text-end font-normal">
              Packed
            </th>
          </tr>
        </thead>
        <tbody class="divide-y divide-line align-top">
          <For each={units()}>
            {(row) => (
              <tr>
                <td class="figures w-16 py-3 text-base font-semibold">{row.units}</td>
                <td class="py-3">
                  {[row.line.title, row.line.variantLabel].filter(Boolean).join(", ")}
                  <span class="block font-mono text-xs text-ink-faint">{row.line.sku}</span>
                </td>
                <td class="py-3">
                  <span class="ms-auto block size-5 rounded-sm border-2 border-line-strong" />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="mt-6 text-sm text-ink-soft">
        {counted(
          units().reduce((sum, row) => sum + row.units, 0),
          "unit",
        )}
      </p>
    </article>
  );
}
