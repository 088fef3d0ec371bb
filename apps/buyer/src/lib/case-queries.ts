// What the pages of returns, claims and messages read. A thing that is not there is null.
import type { CasesOfOrder, ClaimView, Page, ReturnOptions, ReturnView, ThreadSummary, ThreadView } from "@stoa/client";
import { query } from "@solidjs/router";
import { api } from "./api.ts";
import { refusalOf } from "./errors.ts";
import { orNull } from "./queries.ts";

type OrderRef = `ord_${string}`;
const withKey = (key: string | undefined) => (key ? { key } : {});

export const getReturnOptions = query(
  (orderId: string, key: string | undefined): Promise<ReturnOptions | null> =>
    orNull(api().shop.returns.options.query({ orderId: orderId as OrderRef, ...withKey(key) })),
  "return-options",
);

export const getReturn = query(
  (id: string, key: string | undefined): Promise<ReturnView | null> =>
    orNull(api().shop.returns.get.query({ returnId: id as `rtn_${string}`, ...withKey(key) })),
  "return",
);

export const getCases = query(
  (orderId: string, key: string | undefined): Promise<CasesOfOrder | null> =>
    orNull(api().shop.claims.ofOrder.query({ orderId: orderId as OrderRef, ...withKey(key) })),
  "cases",
);

export const getClaim = query(
  (id: string, key: string | undefined): Promise<ClaimView | null> =>
    orNull(api().shop.claims.get.query({ claimId: id as `clm_${string}`, ...withKey(key) })),
  "claim",
);

/** The messages of an order. Whoever opens them has read them. */
export const getThread = query(async (orderId: string, key: string | undefined): Promise<ThreadView | null> => {
  const input = { orderId: orderId as OrderRef, ...withKey(key) };
  const thread = await orNull<ThreadView>(api().shop.messages.get.query(input));
  if (thread && thread.unread > 0)
    try {
      await api().shop.messages.read.mutate(input);
    } catch (error) {
      // An operator who only looks leaves no trace: for the buyer it stays unread.
      if (refusalOf(error).code !== "LOOKING_ONLY") throw error;
    }
  return thread;
}, "thread");

/** The threads of an account; null for a guest. */
export const getThreads = query(async (cursor: string | null): Promise<Page<ThreadSummary> | null> => {
  try {
    return await api().shop.messages.mine.query({ cursor, limit: 20 });
  } catch (error) {
    if (refusalOf(error).code === "UNAUTHENTICATED") return null;
    throw error;
  }
}, "threads");
