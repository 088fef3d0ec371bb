// The seller's day, as the overview shows it.
import { query } from "@solidjs/router";
import { api } from "~/lib/api";
import { load } from "~/lib/load";

/** What needs doing now. */
export const today = query(() => load(api().seller.store.today.query()), "today");
