// How often each product was looked at in the demo's last weeks: what was bought was looked at more, weekends are busy.
import { addDays, type Id, isoDay, MARKET_HANDLES, MARKETS } from "@stoa/contract";
import { BUSY } from "./curation.ts";
import type { DemoProduct } from "./catalogue.ts";
import { diceOf } from "./dice.ts";
import type { Rows } from "./write.ts";

/** Two spans of the dashboards' usual 28 days, so that one can be held against the other. */
const DAYS = 56;
const ALL_BUSY = MARKET_HANDLES.reduce((sum, market) => sum + BUSY[market], 0);
/** Views that each bought line stands for, and those of what nobody bought, a day at most. */
const PER_LINE = 28;
const IDLE_A_DAY = 1.2;
const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());

/** The rows of `product_view`. `bought` has the product of each line that was delivered. */
export function buildViews(
  products: readonly Pick<DemoProduct, "id">[],
  bought: readonly { productId: Id<"product"> }[],
  now: number,
): Rows {
  const dice = diceOf("views");
  const lines = new Map<Id<"product">, number>();
  for (const { productId } of bought) lines.set(productId, (lines.get(productId) ?? 0) + 1);
  const values: unknown[][] = [];
  for (const { id } of products) {
    const aDay = IDLE_A_DAY * dice.fraction() + ((lines.get(id) ?? 0) * PER_LINE) / DAYS;
    for (let ago = DAYS - 1; ago >= 0; ago--)
      for (const market of MARKET_HANDLES) {
        const day = addDays(isoDay(now, MARKETS[market].timeZone), -ago);
        // The shop grows a little from week to week.
        const busy = (isWeekend(day) ? 1.4 : 1) * (1.25 - ago / (2 * DAYS));
        const expected = aDay * (BUSY[market] / ALL_BUSY) * busy;
        const count = Math.floor(expected * (0.5 + dice.fraction()) + dice.fraction());
        if (count > 0) values.push([day, id, market, count]);
      }
  }
  return { table: "product_view", columns: ["day", "product_id", "market", "view_count"], values };
}
