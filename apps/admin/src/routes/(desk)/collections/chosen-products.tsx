// Products chosen by hand: found by words, put in order by dragging or with the arrows of each row.
import { type CollectionProduct, ListingsInput, MAX_COLLECTION_PRODUCTS, type ProductCard } from "@stoa/client";
import { Badge, Button, controlClass, Icon, Money, Panel, Picture } from "@stoa/ui";
import { createResource, createSignal, For, Show } from "solid-js";
import { api } from "~/lib/api";
import { counted, LOCALE } from "~/lib/words";

type Products = readonly CollectionProduct[];

/** The list with one thing taken out and put in elsewhere. */
function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  return list[from] === undefined ? [...list] : [...rest.slice(0, to), list[from], ...rest.slice(to)];
}

function Thumb(props: { hash: string | null }) {
  return (
    <span class="block size-12 shrink-0 overflow-hidden rounded-md bg-tile">
      <Picture image={props.hash ? { hash: props.hash, alt: "" } : null} sizes="48px" />
    </span>
  );
}

/** The chosen products, which the form sends in their order, and a way to find others. */
export function ChosenProducts(props: { products: Products; onChange: (products: Products) => void }) {
  const [dragged, setDragged] = createSignal<number | null>(null);
  const [over, setOver] = createSignal<number | null>(null);
  const [said, setSaid] = createSignal("");
  const move = (from: number, to: number) => {
    const product = props.products[from];
    if (!product || to < 0 || to >= props.products.length) return;
    props.onChange(movedTo(props.products, from, to));
    setSaid(`${product.title}: now ${to + 1} of ${props.products.length}`);
  };
  const remove = (product: CollectionProduct) => {
    props.onChange(props.products.filter((one) => one !== product));
    setSaid(`${product.title}: taken out`);
  };
  return (
    <div class="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
      <Panel
        title="In the collection"
        actions={<span class="text-sm text-ink-soft">{counted(props.products.length, "product")}</span>}
      >
        <p class="sr-only" aria-live="polite">
          {said()}
        </p>
        <ol class="-my-2 divide-y divide-line">
          <For
            each={props.products}
            fallback={<li class="py-2 text-sm text-ink-soft">Nothing yet. Find products and add them.</li>}
          >
            {(product, i) => (
              <li
                draggable="true"
                class="flex items-center gap-3 py-2"
                classList={{ "opacity-40": dragged() === i(), "bg-accent-soft": over() === i() && dragged() !== i() }}
                onDragStart={() => setDragged(i())}
                onDragEnd={() => (setDragged(null), setOver(null))}
                onDragOver={(event) => {
                  if (dragged() === null) return;
                  event.preventDefault();
                  setOver(i());
                }}
                onDrop={(event) => {
                  event.preventDefault();
                  const from = dragged();
                  if (from !== null) move(from, i());
                }}
              >
                <input type="hidden" name="content.productIds[]" value={product.productId} />
                <span class="figures w-5 shrink-0 cursor-grab text-end text-sm text-ink-faint">{i() + 1}</span>
                <Thumb hash={product.imageHash} />
                <span class="min-w-0 flex-1 text-sm">
                  <span class="font-medium text-pretty">{product.title}</span>
                  <Show when={!product.isShown}>
                    <Badge tone="warn" class="ms-2">
                      Not in the shop
                    </Badge>
                  </Show>
                </span>
                <span class="flex shrink-0">
                  <RowButton label={`Move ${product.title} up`} disabled={i() === 0} onClick={() => move(i(), i() - 1)}>
                    <Icon name="chevronDown" class="size-4 rotate-180" />
                  </RowButton>
                  <RowButton
                    label={`Move ${product.title} down`}
                    disabled={i() === props.products.length - 1}
                    onClick={() => move(i(), i() + 1)}
                  >
                    <Icon name="chevronDown" class="size-4" />
                  </RowButton>
                  <RowButton label={`Take ${product.title} out`} onClick={() => remove(product)}>
                    <Icon name="close" class="size-4" />
                  </RowButton>
                </span>
              </li>
            )}
          </For>
        </ol>
      </Panel>
      <Finder
        isIn={(card) => props.products.some((one) => one.productId === card.productId)}
        isFull={props.products.length >= MAX_COLLECTION_PRODUCTS}
        onAdd={({ productId, slug, title, image }) =>
          props.onChange([...props.products, { productId, slug, title, imageHash: image?.hash ?? null, isShown: true }])
        }
      />
    </div>
  );
}

function RowButton(props: { label: string; disabled?: boolean; onClick: () => void; children: Element | unknown }) {
  return (
    <Button
      size="sm"
      variant="quiet"
      class="px-2!"
      aria-label={props.label}
      disabled={props.disabled}
      onClick={(event) => {
        props.onClick();
        event.currentTarget.focus(); // the row may have moved under the hand
      }}
    >
      {props.children as Element}
    </Button>
  );
}

const FOUND_SHOWN = 12;

function Finder(props: { isIn: (card: ProductCard) => boolean; isFull: boolean; onAdd: (card: ProductCard) => void }) {
  const [words, setWords] = createSignal("");
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const [found] = createResource(words, async (q) =>
    api().shop.search.listings.query(ListingsInput.parse({ market: "us", ...(q && { q }) })),
  );
  return (
    <Panel title="Find products">
      <input
        type="search"
        aria-label="Find products by name, brand or number"
        placeholder="Name, brand or number"
        maxlength={80}
        class={controlClass}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        onInput={(event) => {
          const typed = event.currentTarget.value.trim();
          clearTimeout(waiting);
          waiting = setTimeout(() => setWords(typed), 250);
        }}
      />
      <ul class="mt-3 -mb-2 divide-y divide-line" aria-busy={found.loading}>
        <For
          each={found.latest?.cards.slice(0, FOUND_SHOWN)}
          fallback={<li class="py-2 text-sm text-ink-soft">{found.error ? "The search failed." : "Nothing found."}</li>}
        >
          {(card) => (
            <li class="flex items-center gap-3 py-2">
              <Thumb hash={card.image?.hash ?? null} />
              <span class="min-w-0 flex-1 text-sm">
                <span class="font-medium text-pretty">{card.title}</span>
                <span class="block text-ink-faint">
                  {card.brand} · <Money minor={card.priceMinor} currency={card.currency} locale={LOCALE} />
                </span>
              </span>
              <Show when={!props.isIn(card)} fallback={<span class="px-3 text-sm text-ink-faint">Added</span>}>
                <Button size="sm" disabled={props.isFull} onClick={() => props.onAdd(card)}>
                  Add<span class="sr-only"> {card.title}</span>
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Panel>
  );
}
