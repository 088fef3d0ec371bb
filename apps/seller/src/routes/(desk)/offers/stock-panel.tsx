// The stock of an offer: what is there, what is promised of it, and what may be promised before it is there.
import { createAsync } from "@solidjs/router";
import { type Availability, DAY_MS, isoDay, type SellerOffer } from "@stoa/client";
import { Button, Field, FormError, Panel, toast } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { counted, LOCALE } from "~/lib/words";
import { changeStock } from "./changes";
import { InlineEdit } from "./inline-edit";
import { lowStock, setAvailability, setLowStock } from "./terms";

const POLICIES: readonly { value: Availability; label: string; text: string }[] = [
  { value: "stock", label: "Stock only", text: "Sold out means sold out." },
  {
    value: "backorder",
    label: "Backorder",
    text: "Orders go on when the shelf is empty. The page says when it is back.",
  },
  { value: "preorder", label: "Pre-order", text: "Not out yet. Every order leaves from the day on that you name." },
];

/** Counts and policy. */
export function StockPanel(props: { offer: SellerOffer }) {
  return (
    <Panel title="Stock">
      <dl class="mb-6 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        <Figure label="On hand">
          <OnHand offer={props.offer} />
        </Figure>
        <Figure label="Being paid">{props.offer.reserved.toLocaleString(LOCALE)}</Figure>
        <Figure label="Sold, to come in">{props.offer.owed.toLocaleString(LOCALE)}</Figure>
        <Figure label="Left to sell">
          {(props.offer.onHand + props.offer.backorderLimit - props.offer.reserved - props.offer.owed).toLocaleString(
            LOCALE,
          )}
        </Figure>
      </dl>
      <AvailabilityForm offer={props.offer} />
      <LowStockForm offer={props.offer} />
    </Panel>
  );
}

function Figure(props: { label: string; children: JSX.Element }) {
  return (
    <div>
      <dt class="text-sm text-ink-faint">{props.label}</dt>
      <dd class="figures mt-0.5 flex min-h-9 items-center text-lg font-semibold">{props.children}</dd>
    </div>
  );
}

function OnHand(props: { offer: SellerOffer }) {
  const save = async (text: string) => {
    const owed = props.offer.owed;
    const refused = await changeStock(props.offer, text);
    if (refused === null)
      toast(owed > 0 ? `Counted. ${counted(owed, "unit")} were waited for and taken off first.` : "Stock counted.", {
        tone: "good",
      });
    return refused;
  };
  return (
    <InlineEdit label="Stock on hand" text={String(props.offer.onHand)} inputMode="numeric" save={save} opens="start">
      {props.offer.onHand.toLocaleString(LOCALE)}
    </InlineEdit>
  );
}

function AvailabilityForm(props: { offer: SellerOffer }) {
  const outcome = useOutcome(setAvailability, {
    own: {
      CONFLICT: "More units than that are promised already. Count what has come in, or keep a higher limit.",
      INVALID_INPUT: "Name how many units, and a day that is still to come.",
    },
  });
  const day = () => isoDay(props.offer.availableAt ?? Date.now() + 14 * DAY_MS, "UTC");
  return (
    <form method="post" action={setAvailability} class="group flex flex-col gap-4 border-t border-line pt-5">
      <input type="hidden" name="offerId" value={props.offer.offerId} />
      <FormError message={outcome.error()} />
      <fieldset class="grid gap-3 sm:grid-cols-3">
        <legend class="mb-3 text-sm font-medium">When the shelf is empty</legend>
        <For each={POLICIES}>
          {(policy) => (
            <label class="flex gap-3 rounded-md p-3 ring-1 ring-line-strong/60 ring-inset has-checked:bg-accent-soft has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
              <input
                type="radio"
                name="availability"
                value={policy.value}
                checked={props.offer.availability === policy.value}
                class="mt-0.5 size-4 shrink-0 outline-none"
              />
              <span>
                <span class="block text-sm font-semibold">{policy.label}</span>
                <span class="mt-0.5 block text-xs text-ink-soft">{policy.text}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <div class="grid gap-4 group-has-[[value=stock]:checked]:hidden sm:grid-cols-2">
        <Field
          label="Units to promise"
          name="backorderLimit"
          inputMode="numeric"
          autocomplete="off"
          hint="Beyond what is on hand. Never more than this is sold."
          value={props.offer.backorderLimit > 0 ? String(props.offer.backorderLimit) : ""}
          error={outcome.isWrong("backorderLimit") ? "A whole number from 1 to 1,000,000." : undefined}
        />
        <Field
          label="Ships from"
          name="availableDay"
          type="date"
          hint="Delivery dates count from this day. After it only what is on hand is sold."
          value={day()}
          error={outcome.isWrong("availableAt") ? "Choose a day that is still to come." : undefined}
        />
      </div>
      <div>
        <Button type="submit" variant="primary" busy={outcome.pending()}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** At how many units the seller wants to be told. */
function LowStockForm(props: { offer: SellerOffer }) {
  const outcome = useOutcome(setLowStock);
  const told = createAsync(() => lowStock(props.offer.offerId), { deferStream: true });
  return (
    <Show when={told()}>
      {(told) => (
        <form method="post" action={setLowStock} class="mt-6 flex flex-col items-start gap-4 border-t border-line pt-5">
          <input type="hidden" name="offerId" value={props.offer.offerId} />
          <FormError message={outcome.error()} />
          <Field
            label="Tell me when this many are left"
            name="threshold"
            inputMode="numeric"
            autocomplete="off"
            placeholder={String(told().usual)}
            hint={`Once each time it falls to that. Empty: ${told().usual}, as usual. 0: when it is sold out.`}
            value={told().threshold === null ? "" : String(told().threshold)}
            error={outcome.isWrong("threshold") ? "A whole number from 0 to 1,000,000, or nothing." : undefined}
            class="w-full max-w-md"
          />
          <Button type="submit" busy={outcome.pending()}>
            Save
          </Button>
        </form>
      )}
    </Show>
  );
}
