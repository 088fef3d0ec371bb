// Products in a grid; on wide screens four in a row.
import type { ProductCard } from "@stoa/client";
import { lazy } from "solid-js";
import { Still } from "./still.tsx";

const GridCards = lazy(async () => ({ default: (await import("./card-rows.tsx")).GridCards }));

/** The grid. `eagerCount` are the first ones, which carry the page; `by` the seller in whose shop they stand. */
export function ProductGrid(props: {
  cards: readonly ProductCard[];
  eagerCount?: number | undefined;
  by?: string | undefined;
}) {
  return (
    <ul class="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-5 xl:grid-cols-4">
      <Still of={props.cards}>
        {(cards) => <GridCards cards={cards} eagerCount={props.eagerCount ?? 0} by={props.by} />}
      </Still>
    </ul>
  );
}
