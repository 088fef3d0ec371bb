// The seller's keys and apps, what was granted to apps of others, and the answer to an app that asks.
import {
  AuthorizationRequest,
  ClientInput,
  DecideAuthorization,
  EnableClient,
  GrantInput,
  KeyInput,
  MakeKey,
  RegisterClient,
} from "@stoa/contract";
import * as access from "@stoa/core/access";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller, steppedUp } from "../trpc.ts";

// Stopping a program is never made hard: only what lets one in asks for a fresh proof.
const looking = seller("keys.manage");
const careful = looking.use(steppedUp);

/** Secrets are told once: a repeated key is not answered with a kept secret. */
const telling = careful.meta({ repetition: "natural" });

export const accessing = {
  keys: {
    list: looking.query(({ ctx }) => access.sellerKeys(ctx)),
    make: telling.input(MakeKey).mutation(({ ctx, input }) => access.makeSellerKey(ctx, input)),
    revoke: looking.input(KeyInput).mutation(({ ctx, input }) => access.revokeSellerKey(ctx, input)),
  },
  clients: {
    list: looking.query(({ ctx }) => access.sellerClients(ctx)),
    register: telling.input(RegisterClient).mutation(({ ctx, input }) => access.registerSellerClient(ctx, input)),
    enable: looking.input(EnableClient).mutation(({ ctx, input }) => access.enableSellerClient(ctx, input)),
    delete: careful.input(ClientInput).mutation(({ ctx, input }) => access.deleteSellerClient(ctx, input)),
  },
  grants: {
    list: looking.query(({ ctx }) => access.sellerGrants(ctx)),
    revoke: looking.input(GrantInput).mutation(({ ctx, input }) => access.revokeSellerGrant(ctx, input)),
  },
  consent: {
    ask: looking.input(AuthorizationRequest).query(({ ctx, input }) => access.askSeller(ctx, input)),
    decide: telling.input(DecideAuthorization).mutation(({ ctx, input }) => access.decideForSeller(ctx, input)),
  },
} satisfies TRPCRouterRecord;
