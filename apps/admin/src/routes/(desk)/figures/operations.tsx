// What became of the orders that were placed in these days.
import type { Figures, OperationsFigures } from "@stoa/client";
import { Stat } from "@stoa/ui";
import { LOCALE, quantity } from "~/lib/words";

const share = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format((100 * part) / whole)} %`;

/** Orders, and how many of them were late, called off or came back. */
export function Operations(props: { of: Figures["operations"] }) {
  const of = (
    name: "lateCount" | "cancelledCount" | "returnedCount",
    { orderCount, [name]: count }: OperationsFigures,
  ) => share(count, orderCount);
  const note = (name: "lateCount" | "cancelledCount" | "returnedCount", word: string) =>
    `${quantity(props.of[name])} ${word} · ${of(name, props.of.before)} before`;
  return (
    <section aria-label="Operations" class="flex flex-col gap-4">
      <h2 class="text-lg font-semibold">What became of the orders</h2>
      <div class="grid grid-cols-2 gap-4 xl:grid-cols-4">
        <Stat
          label="Placed"
          value={quantity(props.of.orderCount)}
          note={`${quantity(props.of.before.orderCount)} before`}
        />
        <Stat label="Late" value={of("lateCount", props.of)} note={note("lateCount", "left late")} />
        <Stat label="Called off" value={of("cancelledCount", props.of)} note={note("cancelledCount", "cancelled")} />
        <Stat label="Returned" value={of("returnedCount", props.of)} note={note("returnedCount", "with a return")} />
      </div>
    </section>
  );
}
