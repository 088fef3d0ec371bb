// The guards that the authorisation matrix must miss: each can be taken out of the source, by the text it stands in.
// Decides nothing; `break-guards.ts` takes them out, one at a time, in a copy.

/** A piece of the source, and what stands there without it. */
export interface Piece {
  path: string;
  with: string;
  without: string;
}

/** A guard, and the suite that has to miss it, the matrix if none is named. `also`: what holds where it does not. */
export interface Guard extends Piece {
  name: string;
  also?: Piece;
  suite?: string;
}

/** All that a guard is made of. */
export const piecesOf = (guard: Guard): readonly Piece[] => (guard.also ? [guard, guard.also] : [guard]);

export const GUARDS: readonly Guard[] = [
  {
    name: "a procedure asks for its kind of actor",
    path: "packages/api/src/trpc.ts",
    with: "if (actor.kind !== kind) throw",
    without: "if (actor.kind === undefined) throw",
  },
  {
    name: "a procedure asks for its permission",
    path: "packages/api/src/trpc.ts",
    with: "if (!carried(permission).every((needed) => needed in (actor as A).may)) {",
    without: "if (permission === undefined) {",
  },
  {
    name: "an operator who looks changes nothing",
    path: "packages/api/src/trpc.ts",
    with: 'ctx.actor.lookedAtBy) throw new DomainError("LOOKING_ONLY")',
    without: 'ctx.actor.lookedAtBy === undefined) throw new DomainError("LOOKING_ONLY")',
  },
  {
    name: "what is a person's own asks for a person",
    path: "packages/api/src/trpc.ts",
    with: 'if (!ctx.person) throw new DomainError(ctx.userId ? "FORBIDDEN" : "UNAUTHENTICATED");',
    without: "if (!ctx.person) return next({ ctx: { ...ctx, person: ctx.person as never } });",
  },
  {
    name: "one forgotten procedure: prices of offers",
    path: "packages/api/src/seller/offers.ts",
    with: 'setPrice: seller("offers.write")',
    without: 'setPrice: seller("offers.read" as never)',
  },
  {
    name: "the support role has no permission to price",
    path: "packages/contract/src/permission.ts",
    with: 'read_only: ["store.read", "offers.read", "orders.read"],',
    without: 'read_only: ["store.read", "offers.read", "offers.write", "orders.read"],',
  },
  {
    name: "a session is good for its own app",
    path: "packages/core/src/accounts/sessions.ts",
    with: "found.audience !== audience ||",
    without: "",
  },
  {
    name: "a session ends",
    path: "packages/core/src/accounts/sessions.ts",
    with: "if (!sessionIsLive(",
    without: "if (false && !sessionIsLive(",
  },
  {
    name: "an offer belongs to its seller",
    path: "packages/core/src/offers/queries.ts",
    with: "and(eq(offer.id, offerId), eq(offer.sellerId, ctx.actor.sellerId))",
    without: "eq(offer.id, offerId)",
  },
  {
    name: "an order belongs to its seller",
    path: "packages/core/src/orders/queries.ts",
    with: 'const own = ctx.actor.kind === "seller" ? eq(sellerOrder.sellerId, ctx.actor.sellerId) : undefined;',
    without: "const own = undefined;",
  },
  {
    name: "an import belongs to its seller",
    path: "packages/core/src/exchange/queries.ts",
    with: "and(eq(importRun.id, importId), eq(importRun.sellerId, actor.sellerId));",
    without: "and(eq(importRun.id, importId), actor && undefined);",
  },
  {
    name: "a purchase belongs to who bought it",
    path: "packages/core/src/orders/queries.ts",
    with: "open ? undefined : isOwn(ctx)",
    without: "open || isOwn(ctx) ? undefined : undefined",
  },
  {
    name: "a list belongs to its buyer",
    path: "packages/core/src/lists/queries.ts",
    with: "and(eq(wishList.id, listId), eq(wishList.userId, ctx.actor.userId))",
    without: "eq(wishList.id, listId)",
  },
  {
    name: "a thing on a list belongs to the list's buyer",
    path: "packages/core/src/lists/wishes.ts",
    with: "eq(wishItem.id, itemId), eq(wishList.userId, ctx.actor.userId), isNull",
    without: "eq(wishItem.id, itemId), isNull",
  },
  {
    name: "what lets a program in asks for a fresh proof",
    path: "packages/api/src/trpc.ts",
    with: "if (ctx.now() - steppedUpAt > STEP_UP_MS) throw",
    without: "if (steppedUpAt > ctx.now() + STEP_UP_MS) throw",
  },
  {
    name: "a key belongs to its person or its seller",
    path: "packages/core/src/access/keys.ts",
    with: "and(eq(accessKey.id, keyId), ownedBy(accessKey, owner), isNull(accessKey.revokedAt))",
    without: "and(eq(accessKey.id, keyId), owner && isNull(accessKey.revokedAt))",
  },
  {
    name: "what a seller's team manages is not its members' own",
    path: "packages/core/src/access/holder.ts",
    with: "and(eq(table.userId, owner.userId), isNull(table.sellerId))",
    without: "and(eq(table.userId, owner.userId), isNull && undefined)",
  },
  {
    name: "a key that was taken back opens nothing",
    path: "packages/core/src/access/standing.ts",
    with: "if (!row || row.key.revokedAt !== null) throw",
    without: "if (!row) throw",
  },
  {
    name: "an app that is disconnected or switched off gets nothing",
    path: "packages/core/src/access/standing.ts",
    with: "if (!row || row.grant.revokedAt !== null || row.disabledAt !== null) throw",
    without: "if (!row) throw",
  },
  {
    name: "a program of a suspended seller is not let in",
    path: "packages/core/src/access/rules.ts",
    with: 'if (sellerStatus !== "active") throw',
    without: 'if (sellerStatus === "applied") throw',
  },
  {
    name: "a program may no more than the person behind it",
    path: "packages/core/src/access/rules.ts",
    with: ".filter((own) => wanted.includes(own))",
    without: ".concat(wanted as never)",
  },
  {
    name: "an address belongs to its person",
    path: "packages/core/src/accounts/addresses.ts",
    with: "and(eq(address.id, addressId), eq(address.userId, ctx.actor.userId))",
    without: "and(eq(address.id, addressId), ctx.actor && undefined)",
  },
  {
    name: "a member is a member of the seller whose team is managed",
    path: "packages/core/src/sellers/team.ts",
    with: "and(eq(sellerMember.sellerId, sellerId), eq(sellerMember.userId, userId))",
    without: "and(sellerId && undefined, eq(sellerMember.userId, userId))",
  },
  {
    name: "an invitation belongs to the seller whose team it is for",
    path: "packages/core/src/sellers/invitations.ts",
    with: "and(eq(invitation.id, invitationId), eq(invitation.sellerId, ctx.actor.sellerId), isNull(invitation.endedAt))",
    without: "and(eq(invitation.id, invitationId), isNull(invitation.endedAt))",
  },
];
