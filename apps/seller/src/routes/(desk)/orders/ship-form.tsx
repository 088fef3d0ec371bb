// Handing a parcel over: what is in it, and a label that is bought or a number that the seller has.
import { createAsync } from "@solidjs/router";
import { type MarketHandle, type SellerOrderView } from "@stoa/client";
import { Button, Field, FormError, Icon } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { carriers, shipOrder } from "./actions";
import { UnitsFields, waitingOf } from "./units-fields";

/** Carriers that sellers of a market usually hand parcels to; any other name can be typed. */
export const CARRIERS: Record<MarketHandle, readonly string[]> = {
  us: ["UPS", "FedEx", "USPS", "DHL Express"],
  in: ["Delhivery", "Blue Dart", "India Post", "DTDC"],
  de: ["DHL", "DPD", "Hermes", "GLS", "UPS"],
  jp: ["Yamato Transport", "Sagawa Express", "Japan Post"],
  ae: ["Emirates Post", "Aramex", "DHL Express"],
};

/** The form for the next parcel. */
export function ShipForm(props: { order: SellerOrderView }) {
  const outcome = useOutcome(shipOrder);
  const labels = createAsync(() => carriers(), { deferStream: true });
  const units = () => props.order.lines.reduce((sum, line) => sum + waitingOf(line), 0);
  return (
    <form method="post" action={shipOrder} class="flex flex-col gap-5">
      <input type="hidden" name="orderId" value={props.order.orderId} />
      <FormError message={outcome.error()} />
      <Show when={units() > 1}>
        <UnitsFields legend="In this parcel" lines={props.order.lines} proposesAll />
      </Show>
      <div class="grid gap-4 sm:grid-cols-2">
        <Field
          label="Carrier"
          name="carrier"
          list="carriers"
          required
          minLength={2}
          maxLength={40}
          autocomplete="off"
          error={outcome.isWrong("carrier") ? "Name the carrier, in 2 to 40 letters." : undefined}
        />
        <Field
          label="Tracking number"
          name="trackingNumber"
          required
          minLength={4}
          maxLength={40}
          pattern="[A-Za-z0-9_\-]+"
          title="Letters, digits and hyphens"
          autocomplete="off"
          autocapitalize="characters"
          error={outcome.isWrong("trackingNumber") ? "4 to 40 letters, digits and hyphens, without spaces." : undefined}
        />
      </div>
      <datalist id="carriers">
        <For each={CARRIERS[props.order.market]}>{(carrier) => <option value={carrier} />}</For>
      </datalist>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" busy={outcome.pending()}>
          Mark as shipped
        </Button>
        <p class="text-sm text-ink-soft">The customer gets an e-mail with the tracking number.</p>
      </div>
      <For each={labels()}>
        {(carrier) => (
          <div class="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
            <Button type="submit" name="label" value={carrier.name} formnovalidate busy={outcome.pending()}>
              <Icon name="truck" class="size-4.5" /> Buy a label of {carrier.title}
            </Button>
            <p class="text-sm text-ink-soft">It tells us and the customer where the parcel is, to the door.</p>
          </div>
        )}
      </For>
    </form>
  );
}
