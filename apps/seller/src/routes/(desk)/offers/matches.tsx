// Products that are in the shop already and look like the one being written: sell that one instead of a second page.
import { type Currency, marketName, MARKETS, parseMoney, type ProductMatch, SellVariant } from "@stoa/client";
import { Badge, Button, Dialog, Field, FormError, Notice, Select, toast } from "@stoa/ui";
import { revalidate, useNavigate } from "@solidjs/router";
import { createResource, createSignal, For, onCleanup, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentenceOf } from "~/lib/sentences";
import { Thumb } from "~/lib/thumb";
import { CONDITION_WORD } from "~/lib/words";
import { today } from "../today";
import { offers } from "./changes";

/** What is looked for. */
export interface Sought {
  gtin: string;
  title: string;
}

const PAUSE_MS = 350;

/** The products that match; asked for once typing pauses. */
function createMatches(sought: () => Sought) {
  const [settled, setSettled] = createSignal<Sought>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const wanted = () => {
    const { gtin, title } = sought();
    clearTimeout(timer);
    timer = setTimeout(() => setSettled({ gtin, title }), PAUSE_MS);
    return settled();
  };
  const [matches] = createResource(
    () => {
      const now = wanted();
      return now && (now.gtin.trim().length >= 8 || now.title.trim().length >= 4) ? now : undefined;
    },
    async ({ gtin, title }) => {
      try {
        return await api().seller.products.match.query({ gtin: gtin.trim().slice(0, 20), title: title.trim() });
      } catch {
        return []; // A help, not a gate: the server checks again when the product is sent.
      }
    },
  );
  return matches;
}

/** The matches, if there are any; `onSold` is called once one of them is on sale. */
export function Matches(props: { sought: Sought; onSold: () => void }) {
  const matches = createMatches(() => props.sought);
  const [chosen, setChosen] = createSignal<ProductMatch | null>(null);
  const found = () => matches.latest ?? [];
  const isExact = () => found()[0]?.by === "gtin";
  return (
    <div aria-live="polite">
      <Show when={found().length > 0}>
        <Notice tone={isExact() ? "warn" : "info"}>
          <p class="font-semibold">
            {isExact()
              ? "This GTIN has a page in the shop already."
              : "Is it one of these? They are in the shop already."}
          </p>
          <p class="mt-0.5">
            {isExact()
              ? "Sell that product: your offer stands on the same page as the others."
              : "Selling an existing product is quicker, and buyers find it on the page they know."}
          </p>
          <ul class="mt-3 flex flex-col gap-2">
            <For each={found()}>
              {(match) => (
                <li class="flex items-center gap-3 rounded-md bg-surface p-2 text-ink">
                  <Thumb hash={match.imageHash} />
                  <div class="min-w-0 flex-1">
                    <p class="truncate font-medium">{match.title}</p>
                    <p class="truncate text-xs text-ink-faint">
                      {match.brand} · {match.category}
                    </p>
                  </div>
                  <Show
                    when={match.variants.some((variant) => !variant.isOwn)}
                    fallback={<Badge tone="good">You sell it</Badge>}
                  >
                    <Button size="sm" onClick={() => setChosen(match)}>
                      Sell this
                    </Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Notice>
      </Show>
      <Show when={chosen()}>
        {(match) => <SellDialog match={match()} onClose={() => setChosen(null)} onSold={props.onSold} />}
      </Show>
    </div>
  );
}

function SellDialog(props: { match: ProductMatch; onClose: () => void; onSold: () => void }) {
  const navigate = useNavigate();
  const [busy, setBusy] = createSignal(false);
  const [refused, setRefused] = createSignal<string | null>(null);
  const free = () => props.match.variants.filter((variant) => !variant.isOwn);
  const sell = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const priced = Object.values(MARKETS).filter(({ currency }) => text(`price.${currency}`) !== "");
    const parsed = SellVariant.safeParse({
      variantId: text("variantId"),
      condition: text("condition"),
      onHand: /^\d+$/.test(text("onHand")) ? Number(text("onHand")) : null,
      prices: priced.map(({ currency }) => ({
        currency,
        priceMinor: parseMoney(text(`price.${currency}`), currency as Currency),
      })),
    });
    if (!parsed.success)
      return setRefused("Set a stock in whole numbers, and a price such as 12.50 in at least one currency.");
    setBusy(true);
    try {
      await api().seller.products.sell.mutate(parsed.data);
    } catch (error) {
      setBusy(false);
      return setRefused(sentenceOf(error, { CONFLICT: "You offer it in this condition already." }));
    }
    props.onSold();
    toast(`You sell “${props.match.title}” now.`, { tone: "good" });
    await revalidate([offers.key, today.key]);
    navigate("/offers");
  };
  return (
    <Dialog open onClose={props.onClose} title={`Sell ${props.match.title}`}>
      <form method="post" class="flex flex-col gap-4" novalidate onSubmit={(event) => void sell(event)}>
        <Select
          label="Variant"
          name="variantId"
          choices={free().map(({ variantId, label, gtin }) => ({
            value: variantId,
            label: label || (gtin ? `GTIN ${gtin}` : "The only one"),
          }))}
        />
        <div class="grid gap-4 sm:grid-cols-2">
          <Select
            label="Condition"
            name="condition"
            choices={Object.entries(CONDITION_WORD).map(([value, label]) => ({ value, label }))}
          />
          <Field label="Stock on hand" name="onHand" inputMode="numeric" autocomplete="off" />
          <For each={Object.values(MARKETS)}>
            {({ currency, handle }) => (
              <Field
                label={`Price in ${currency}, ${marketName(handle)}`}
                name={`price.${currency}`}
                inputMode="decimal"
                autocomplete="off"
              />
            )}
          </For>
        </div>
        <FormError message={refused()} />
        <div class="flex justify-end gap-3">
          <Button onClick={props.onClose}>Go back</Button>
          <Button type="submit" variant="primary" busy={busy()}>
            Put it on sale
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
