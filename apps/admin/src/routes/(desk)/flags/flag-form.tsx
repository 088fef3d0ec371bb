// One flag with its form: a choice of two, or a percentage for each market.
import {
  type FlagName,
  FLAGS,
  type FlagValue,
  type Market,
  MARKET_HANDLES,
  type MarketHandle,
  marketName,
  MARKETS,
  type PaymentMethod,
  WAY_FLAGS,
} from "@stoa/client";
import { Badge, Button, Field, FormError, Panel, Select, type Tone } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";

/** How a flag stands in a word. */
export function standing(value: FlagValue): { word: string; tone: Tone } {
  const percents = value.kind === "switch" ? [value.isOn ? 100 : 0] : Object.values(value.percents);
  if (percents.every((percent) => percent === 100)) return { word: "On", tone: "good" };
  if (percents.every((percent) => percent === 0)) return { word: "Off", tone: "bad" };
  return { word: "In part", tone: "warn" };
}

/** The markets in which a flag decides something: a way of paying is none where the market does not have it. */
function marketsOf(name: FlagName): readonly MarketHandle[] {
  const method = (Object.keys(WAY_FLAGS) as PaymentMethod[]).find((way) => WAY_FLAGS[way] === name);
  return method
    ? Object.values<Market>(MARKETS)
        .filter(({ methods }) => methods.includes(method))
        .map(({ handle }) => handle)
    : MARKET_HANDLES;
}

interface FlagFormProps {
  name: FlagName;
  value: FlagValue;
  version: number;
  action: JSX.SerializableAttributeValue;
  isLocked: boolean;
  busy: boolean;
  error: string | null;
}

/** The flag. Whoever may not switch it sees how it stands. */
export function FlagForm(props: FlagFormProps) {
  const flag = () => FLAGS[props.name];
  return (
    <Panel>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 class="font-semibold">{flag().label}</h2>
        <Badge tone={standing(props.value).tone}>{standing(props.value).word}</Badge>
        <code class="font-mono text-xs text-ink-faint">{props.name}</code>
      </div>
      <p class="mt-1 text-sm text-ink-soft">{flag().hint}</p>
      <form method="post" action={props.action} class="mt-4 flex flex-col gap-4">
        <FormError message={props.error} />
        <input type="hidden" name="name" value={props.name} />
        <input type="hidden" name="version" value={props.version} />
        <fieldset disabled={props.isLocked} class="flex flex-wrap items-end gap-3">
          <legend class="mb-2 text-xs text-ink-faint">
            {props.value.kind === "share" ? "Percent of visitors" : "For everybody"}
            <span class="sr-only">: {flag().label}</span>
          </legend>
          <Choices name={props.name} value={props.value} />
          <Show when={!props.isLocked}>
            <Button type="submit" busy={props.busy}>
              Save
              <span class="sr-only">{flag().label}</span>
            </Button>
          </Show>
        </fieldset>
      </form>
    </Panel>
  );
}

function Choices(props: { name: FlagName; value: FlagValue }) {
  const shown = () => marketsOf(props.name);
  const share = () => (props.value.kind === "share" ? props.value : undefined);
  return (
    <Show
      when={share()}
      fallback={
        <Select
          class="w-32"
          label="Switch"
          bare
          name="isOn"
          value={props.value.kind === "switch" && props.value.isOn ? "on" : "off"}
          choices={[
            { value: "on", label: "On" },
            { value: "off", label: "Off" },
          ]}
        />
      }
    >
      {(of) => (
        <>
          <For each={MARKET_HANDLES.filter((market) => !shown().includes(market))}>
            {(market) => <input type="hidden" name={`percents.${market}`} value={of().percents[market]} />}
          </For>
          <For each={shown()}>
            {(market) => (
              <Field
                class="w-40 max-sm:w-36"
                label={marketName(market)}
                name={`percents.${market}`}
                type="number"
                min="0"
                max="100"
                step="1"
                required
                value={of().percents[market]}
              />
            )}
          </For>
        </>
      )}
    </Show>
  );
}
