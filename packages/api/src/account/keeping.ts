// What one keeps of oneself: name, ways to be reached, addresses, and the way out for good.
import { AddressId, ChangeEmail, ChangePassword, EraseAccount, SaveAddress, SetProfile } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import * as privacy from "@stoa/core/privacy";
import type { TRPCRouterRecord } from "@trpc/server";
import { alone, buyer, inPerson, person, steppedUp } from "../trpc.ts";

const careful = person.use(steppedUp).meta({ repetition: "natural" }).use(alone);
const own = buyer("account");

export const keeping = {
  setProfile: person.input(SetProfile).mutation(async ({ ctx, input }) => {
    await accounts.setProfile(ctx, input);
    return {};
  }),
  changePassword: careful.input(ChangePassword).mutation(async ({ ctx, input }) => {
    await accounts.changePassword(ctx, input);
    return {};
  }),
  requestEmailChange: careful.input(ChangeEmail).mutation(async ({ ctx, input }) => {
    await accounts.requestEmailChange(ctx, input);
    return {};
  }),
  addresses: {
    list: own.query(({ ctx }) => accounts.addressBook(ctx)),
    save: own.input(SaveAddress).mutation(({ ctx, input }) => accounts.saveAddress(ctx, input)),
    remove: own.input(AddressId).mutation(async ({ ctx, input }) => {
      await accounts.removeAddress(ctx, input.addressId);
      return {};
    }),
    makeDefault: own.input(AddressId).mutation(async ({ ctx, input }) => {
      await accounts.makeDefaultAddress(ctx, input.addressId);
      return {};
    }),
  },
  erase: own
    .use(inPerson)
    .use(steppedUp)
    .meta({ repetition: "natural" })
    .input(EraseAccount)
    .mutation(async ({ ctx, input }) => {
      await privacy.eraseAccount(ctx, input);
      ctx.setSession(null);
      return {};
    }),
} satisfies TRPCRouterRecord;
