// Orders that have to leave, as a condition: with words of its own that partial indexes have, too. Bound values they would not know.
import { TO_SEND } from "@stoa/contract";
import { sellerOrder, sql, type SQL } from "@stoa/db";

/** The condition of orders of which something has to be sent, on rows of `seller_order`. */
export const hasToLeave: SQL = sql`${sellerOrder.status} IN (${sql.raw(TO_SEND.map((status) => `'${status}'`).join(", "))})`;
