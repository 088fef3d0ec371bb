// What the pages of signing in read; by themselves, so that no other page carries them.
import { securityPage } from "@stoa/client/signing";
import { query } from "@solidjs/router";
import { api } from "./api.ts";
import { getViewer } from "./queries.ts";

/** Who else one can sign in with. */
export const getProviders = query(() => api().account.providers.list.query(), "providers");

/** What a sign-in that waits for its second step asks for. */
export const getWaiting = query(() => api().account.secondFactor.waiting.query(), "waiting");

/** How one can prove once more who one is; null for a guest. */
export const getProofWays = query(
  async () => ((await getViewer()) ? await api().account.proof.ways.query() : null),
  "proof",
);

/** How one gets into one's account; null for a guest. */
export const getSecurity = query(async () => ((await getViewer()) ? await securityPage(api()) : null), "security");
