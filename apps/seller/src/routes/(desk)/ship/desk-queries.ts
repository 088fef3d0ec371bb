// What the ship desk reads.
import { query } from "@solidjs/router";
import { api } from "~/lib/api";
import { load } from "~/lib/load";

/** The orders that have to leave. */
export const shipDesk = query(() => load(api().seller.orders.desk.query()), "shipDesk");
