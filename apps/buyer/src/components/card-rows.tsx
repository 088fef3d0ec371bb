// The cards of a row and of a grid, without the list around them. Loaded by a page only when it has to make cards itself: those
// that came with the page stay as the server wrote them.
import type { ProductCard as Card } from "@stoa/client";
import { For } from "solid-js";
import { ProductCard } from "./product-card.tsx";

const RAIL_SIZES = "(min-width: 84rem) 15rem, (min-width: 64rem) 19vw, (min-width: 40rem) 30vw, 44vw";

/** The cards of a row. */
export function RailCards(props: { cards: readonly Card[] }) {
  return (
    <For each={props.cards}>
      {(card) => (
        <li>
          <ProductCard card={card} sizes={RAIL_SIZES} />
        </li>
      )}
    </For>
  );
}

/** Cards that most screens show at once; those behind them are laid out when they come near. */
const FIRST_CARDS = 8;

/** The cards of a grid, the first of them carrying the page. */
export function GridCards(props: { cards: readonly Card[]; eagerCount: number; by?: string | undefined }) {
  return (
    <For each={props.cards}>
      {(card, i) => (
        <li class={i() < FIRST_CARDS ? undefined : "card-below-fold"}>
          <ProductCard card={card} eager={i() < props.eagerCount} comparable by={props.by} />
        </li>
      )}
    </For>
  );
}
