// What pages beside the list read of sellers.
import { query } from "@solidjs/router";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

/** Sellers with these words in their name; without any, the newest. */
export const sellersCalled = query(
  (q: string) => read(() => api().admin.sellers.list.query({ q: q || undefined, limit: 20 })),
  "admin.sellers.called",
);
