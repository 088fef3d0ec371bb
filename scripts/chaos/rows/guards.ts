// R20: guards are taken out one at a time, and each must turn its suite red: the control of all other rows.
import { breakEach } from "../break-guards.ts";
import { MONEY_GUARDS } from "../money-guards.ts";
import type { Outcome, Row } from "../row.ts";

async function run(): Promise<Outcome> {
  const { missed, unnoticed } = breakEach(MONEY_GUARDS, console.error);
  return {
    run: `${MONEY_GUARDS.length} guards of the database, the webhook, the checkout and the doors, each taken out alone`,
    result: `${missed.length} of ${MONEY_GUARDS.length} turned their suite red${unnoticed.length > 0 ? `; not: ${unnoticed.join(", ")}` : ""}`,
    isGood: unnoticed.length === 0,
  };
}

export const brokenGuards: Row = {
  id: "R20",
  what: "Guards broken one by one",
  target: "each break turns the named suite red",
  isDeepOnly: true,
  run,
};
