// The fields of a zone of delivery.
import { type DeliveryZone, formatMoney, type MarketDelivery } from "@stoa/contract";
import { For, type JSX, Show } from "solid-js";
import { Field, TextArea } from "../field.tsx";
import { Select } from "../select.tsx";
import { typedZone } from "./zone-form.ts";

const WAYS = { standard: "Standard", express: "Express" } as const;

/** The fields; `children` are the buttons. */
export function ZoneFields(props: {
  market: MarketDelivery;
  of: (DeliveryZone & { zoneId: string }) | null;
  isWrong: (field: string) => boolean;
  children: JSX.Element;
}) {
  const typed = (name: string) => typedZone(props.of, props.market.market)[name] ?? "";
  const wrong = (...fields: string[]) =>
    fields.some((field) => props.isWrong(field)) ? "Please check this field." : undefined;
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="market" value={props.market.market} />
      <Show when={props.of}>{(of) => <input type="hidden" name="zoneId" value={of().zoneId} />}</Show>
      <Field
        label="Name"
        name="name"
        required
        minlength="2"
        maxlength="60"
        value={typed("name")}
        error={wrong("name")}
      />
      <Select
        label="Delivery"
        name="isServed"
        value={typed("isServed")}
        choices={[
          { value: "yes", label: "as below" },
          { value: "no", label: "nothing is sent there" },
        ]}
      />
      <TextArea
        label="Regions"
        name="regions"
        rows={2}
        value={typed("regions")}
        hint="Separated by commas, as in addresses: CA, NY. Neither regions nor postal codes: the rest of the country."
        error={wrong("regions")}
      />
      <TextArea
        label="Beginnings of postal codes"
        name="postalPrefixes"
        rows={2}
        value={typed("postalPrefixes")}
        hint="Separated by commas: 967, 968. The longest that fits wins."
        error={wrong("postalPrefixes")}
      />
      <For each={["standard", "express"] as const}>
        {(way) => (
          <fieldset class="grid content-start gap-4 rounded-md border border-line p-4">
            <legend class="px-1 text-sm font-semibold">{WAYS[way]}</legend>
            <Field
              label={`Fees in ${props.market.currency}`}
              name={`${way}Steps`}
              value={typed(`${way}Steps`)}
              hint="From: fee. For example 0: 5.99, 50: 2.99. Empty: not offered."
              error={wrong(`${way}.steps`, way)}
            />
            <Select
              label="Counted by"
              name={`${way}By`}
              value={typed(`${way}By`)}
              choices={[
                { value: "amount", label: "value of the goods" },
                { value: "units", label: "units" },
              ]}
            />
            <Field
              label="Free from"
              name={`${way}Free`}
              inputmode="decimal"
              value={typed(`${way}Free`)}
              placeholder="Never"
              error={wrong(`${way}.freeFromMinor`)}
            />
            <Field
              label="Working days on the road"
              name={`${way}Days`}
              value={typed(`${way}Days`)}
              placeholder="As usual"
              hint="Such as 2-4."
              error={wrong(`${way}.days`)}
            />
          </fieldset>
        )}
      </For>
      <div class="flex flex-wrap gap-3 sm:col-span-2">{props.children}</div>
    </div>
  );
}

/** What a zone costs, in a line or two. */
export function ZoneSummary(props: { zone: DeliveryZone; market: MarketDelivery }) {
  const { currency } = props.market;
  const money = (minor: number) => (minor === 0 ? "free" : formatMoney(minor, currency, "en"));
  const sentence = (way: "standard" | "express") => {
    const rate = props.zone[way];
    if (!rate) return null;
    const steps = rate.steps.map(({ from, feeMinor }, i) =>
      i === 0 && from === 0
        ? money(feeMinor)
        : `${money(feeMinor)} from ${rate.by === "units" ? `${from} units` : money(from)}`,
    );
    const free = rate.freeFromMinor === null ? [] : [`free from ${money(rate.freeFromMinor)}`];
    return `${WAYS[way]} ${[...steps, ...free].join(", ")}`;
  };
  const where = () => [...props.zone.regions, ...props.zone.postalPrefixes.map((prefix) => `${prefix}…`)].join(", ");
  return (
    <div class="min-w-0 text-sm">
      <p class="font-medium">
        {props.zone.name}
        <span class="ms-2 text-xs font-normal text-ink-faint">
          {where() || (props.market.zones.length > 1 ? "The rest of the country" : "The whole country")}
        </span>
      </p>
      <p class="text-ink-soft">
        <Show when={props.zone.isServed} fallback="Nothing is sent there.">
          {[sentence("standard"), sentence("express")].filter((one) => one !== null).join(" · ")}
        </Show>
      </p>
    </div>
  );
}
