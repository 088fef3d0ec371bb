// The seller's day: what the overview shows, and the counts that other pages put beside their tabs.
import { query } from "@solidjs/router";
import { api } from "~/lib/api";
import { load } from "~/lib/load";

/** What needs doing now. */
export const today = query(() => load(api().seller.store.today.query()), "today");
