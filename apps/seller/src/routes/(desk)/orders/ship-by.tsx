// The day by which a parcel has to leave, said so that a late one cannot be missed.
import { addDays, isoDay, isToSend, MARKETS, type OrderSummary } from "@stoa/client";
import { Badge, Day } from "@stoa/ui";
import { Match, Switch } from "solid-js";
import { counted, LOCALE } from "~/lib/words";

/** Whether an order waits to be sent. */
export const isWaiting = isToSend;

/** Whole days from `fromDay` to `toDay`; negative when it lies behind. */
export function daysBetween(fromDay: string, toDay: string): number {
  return Math.round((Date.parse(`${toDay}T00:00:00Z`) - Date.parse(`${fromDay}T00:00:00Z`)) / 86_400_000);
}

/** The due day of an order in its market's time zone, for orders that wait; a dash for the others. */
export function ShipBy(props: { order: Pick<OrderSummary, "shipByDay" | "market" | "status"> }) {
  const today = () => isoDay(Date.now(), MARKETS[props.order.market].timeZone);
  const daysLeft = () => daysBetween(today(), props.order.shipByDay);
  return (
    <Switch fallback={<Day day={props.order.shipByDay} locale={LOCALE} class="text-ink-soft" />}>
      <Match when={!isWaiting(props.order.status)}>
        <span class="text-ink-faint">–</span>
      </Match>
      <Match when={daysLeft() < 0}>
        <Badge tone="bad">Late by {counted(-daysLeft(), "day")}</Badge>
      </Match>
      <Match when={props.order.shipByDay === today()}>
        <Badge tone="warn">Today</Badge>
      </Match>
      <Match when={props.order.shipByDay === addDays(today(), 1)}>
        <span class="font-medium">Tomorrow</span>
      </Match>
    </Switch>
  );
}
