// Programs that knock at the public host: with a key, with a token of an app, and with what is good no more.
import type { ErrorCode, GrantView, Scope } from "@stoa/contract";
import { accessKey, eq, seller, sellerMember } from "@stoa/db";
import { appOf, buyerHolder, type Holder, keyOf, Program, sellerHolder, tokensOf } from "../programs.ts";
import { db } from "../testing.ts";
import { SCOPE_MAY } from "./policy.ts";
import type { Principal } from "./principals.ts";

let calls = 0;

/** A program that calls from another network every time, so that no limit of networks hides what the guard does. */
class Roaming extends Program {
  override async fetch(path: string, init?: RequestInit): Promise<Response> {
    calls += 1;
    this.address = `10.${64 + (calls >> 8)}.${calls & 255}.1`;
    return await super.fetch(path, init);
  }
}

const program = (
  name: string,
  token: string | null,
  of: Pick<Principal, "kind" | "may" | "turnedAway">,
): Principal => ({
  name,
  visitor: new Roaming(token),
  isPerson: false,
  looks: false,
  enter: () => Promise.resolve(),
  ...of,
});

const holding = (kind: "buyer" | "seller", ...scopes: Scope[]) => ({
  kind,
  may: scopes.flatMap((scope) => SCOPE_MAY[scope].split(" ")),
});

const turnedAway = (code: ErrorCode) => ({ kind: "guest", may: [], turnedAway: code }) as const;

const KEEPING: Scope[] = ["buyer:lists", "buyer:account"];
const SHOPPING: Scope[] = ["buyer:cart", "buyer:checkout", "buyer:orders"];
const SHIPPING: Scope[] = ["seller:orders.fulfil"];
const PRICING: Scope[] = ["seller:offers.write", "seller:store.read"];

const tokenOf = async (holder: Holder, scopes: Scope[]) => (await tokensOf(holder, scopes)).access_token;

/** Programs that are let in, and what each may do. */
async function welcome(): Promise<Principal[]> {
  const [buyer, owner, demoted] = [await buyerHolder(), await sellerHolder(), await sellerHolder()];
  const wide = (await keyOf(demoted, [...SHIPPING, ...PRICING, "seller:audit.read"])).secret;
  await db.update(sellerMember).set({ role: "support" }).where(eq(sellerMember.userId, demoted.userId));
  return [
    program("program without a token", null, { kind: "guest", may: [] }),
    program("personal key", (await keyOf(buyer, KEEPING)).secret, holding("buyer", ...KEEPING)),
    program("app of a buyer", await tokenOf(buyer, SHOPPING), holding("buyer", ...SHOPPING)),
    program("seller's key", (await keyOf(owner, SHIPPING)).secret, holding("seller", ...SHIPPING)),
    program("app of a seller", await tokenOf(owner, PRICING), holding("seller", ...PRICING)),
    // The person who made it now has less than it was given.
    program("key that is wider than its maker", wide, {
      kind: "seller",
      may: ["store.read", "offers.read", "orders.read"],
    }),
  ];
}

/** Programs that come with what was good once. */
async function outlived(): Promise<Principal[]> {
  const [buyer, owner, suspended] = [await buyerHolder(), await sellerHolder(), await sellerHolder()];
  const [revoked, expired] = [await keyOf(owner, SHIPPING), await keyOf(buyer, SHOPPING)];
  await owner.browser.mutate("seller.keys.revoke", { keyId: revoked.keyId });
  await db.update(accessKey).set({ expiresAt: 1 }).where(eq(accessKey.id, expired.keyId));

  const disconnected = await tokenOf(buyer, SHOPPING);
  const [grant] = (await buyer.browser.query<GrantView[]>("account.grants.list")).data;
  await buyer.browser.mutate("account.grants.revoke", { grantId: grant!.grantId });

  const off = await tokensOf(owner, PRICING);
  await owner.browser.mutate("seller.clients.enable", { clientId: off.clientId, isEnabled: false });

  const theirs = [await tokenOf(suspended, PRICING), (await keyOf(suspended, SHIPPING)).secret] as const;
  await db.update(seller).set({ status: "suspended" }).where(eq(seller.id, suspended.sellerId!));

  const secret = (await appOf(owner, SHIPPING, "confidential")).secret!;
  return [
    program("revoked key", revoked.secret, turnedAway("UNAUTHENTICATED")),
    program("expired key", expired.secret, turnedAway("UNAUTHENTICATED")),
    program("app that was disconnected", disconnected, turnedAway("UNAUTHENTICATED")),
    program("app that is switched off", off.access_token, turnedAway("UNAUTHENTICATED")),
    program("refresh token in place of an access token", off.refresh_token, turnedAway("UNAUTHENTICATED")),
    program("secret of an app in place of a token", secret, turnedAway("UNAUTHENTICATED")),
    program("app of a suspended seller", theirs[0], turnedAway("SELLER_SUSPENDED")),
    program("key of a suspended seller", theirs[1], turnedAway("SELLER_SUSPENDED")),
  ];
}

/** Programs of every sort, made anew. */
export const programs = async (): Promise<Principal[]> => [...(await welcome()), ...(await outlived())];
