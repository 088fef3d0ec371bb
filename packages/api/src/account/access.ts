// A person's own keys and apps, what they granted to apps of others, and the answer to an app that asks.
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
import { person, steppedUp } from "../trpc.ts";

const careful = person.use(steppedUp);

/** Secrets are told once: a repeated key is not answered with a kept secret. */
const telling = careful.meta({ repetition: "natural" });

export const accessing = {
  keys: {
    list: person.query(({ ctx }) => access.ownKeys(ctx)),
    make: telling.input(MakeKey).mutation(({ ctx, input }) => access.makeOwnKey(ctx, input)),
    revoke: person.input(KeyInput).mutation(({ ctx, input }) => access.revokeOwnKey(ctx, input)),
  },
  clients: {
    list: person.query(({ ctx }) => access.ownClients(ctx)),
    register: telling.input(RegisterClient).mutation(({ ctx, input }) => access.registerOwnClient(ctx, input)),
    enable: person.input(EnableClient).mutation(({ ctx, input }) => access.enableOwnClient(ctx, input)),
    delete: careful.input(ClientInput).mutation(({ ctx, input }) => access.deleteOwnClient(ctx, input)),
  },
  grants: {
    list: person.query(({ ctx }) => access.ownGrants(ctx)),
    revoke: person.input(GrantInput).mutation(({ ctx, input }) => access.revokeOwnGrant(ctx, input)),
  },
  consent: {
    ask: person.input(AuthorizationRequest).query(({ ctx, input }) => access.askPerson(ctx, input)),
    decide: person
      .meta({ repetition: "natural" })
      .input(DecideAuthorization)
      .mutation(({ ctx, input }) => access.decideForPerson(ctx, input)),
  },
} satisfies TRPCRouterRecord;
