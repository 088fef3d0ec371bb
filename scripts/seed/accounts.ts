// Demo accounts and fictional buyers. One password opens all of them; it is meant to be known.
import { argon2Sync } from "node:crypto";
import { DAY_MS, type Id, type MarketHandle } from "@stoa/contract";
import type { operator, user } from "@stoa/db";
import { BUYERS, type Buyer } from "./buyers.ts";
import { diceOf, type Dice } from "./dice.ts";

/** The password of every account that the seed makes. */
export const DEMO_PASSWORD = "stoa-demo-2026";

/** The accounts that people sign in with when they try the marketplace. */
export const DEMO_ACCOUNTS = {
  buyer: { email: "buyer@demo.stoa", name: "Robin Hale" },
  seller: { email: "seller@demo.stoa", name: "Freja Lindqvist" },
  admin: { email: "admin@demo.stoa", name: "Amira Sol" },
  support: { email: "support@demo.stoa", name: "Tomás Quill" },
} as const;

type NewUser = typeof user.$inferInsert;

let demoPasswordHash: string | undefined;

/** The demo password as an Argon2id PHC string. Its salt is fixed, so that two seeds are alike: never do so elsewhere. */
function hashOfDemoPassword(): string {
  const salt = Buffer.from("stoa-demo-salt-1");
  const hash = argon2Sync("argon2id", { message: DEMO_PASSWORD, nonce: salt, memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 });
  const unpadded = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  return `$argon2id$v=19$m=19456,t=2,p=1$${unpadded(salt)}$${unpadded(hash)}`;
}

/** An account with the demo password. */
export function account(dice: Dice, person: { email: string; name: string; createdAt: number }): NewUser & { id: Id<"user"> } {
  demoPasswordHash ??= hashOfDemoPassword();
  return { id: dice.id("user", person.createdAt), ...person, passwordHash: demoPasswordHash };
}

/** A buyer with an account and an address to deliver to. */
export interface DemoBuyer extends Buyer {
  userId: Id<"user">;
  market: MarketHandle;
}

/** The demo accounts and the buyers of the order history. `ids` are those of the demo accounts. */
export function buildAccounts(now: number) {
  const dice = diceOf("accounts");
  const opened = now - 420 * DAY_MS;
  const demo = Object.entries(DEMO_ACCOUNTS).map(([role, person]) => ({ role, ...account(dice, { ...person, createdAt: opened }) }));
  const ids = Object.fromEntries(demo.map(({ role, id }) => [role, id])) as Record<keyof typeof DEMO_ACCOUNTS, Id<"user">>;
  const operators: (typeof operator.$inferInsert)[] = [
    { userId: ids.admin, role: "admin" },
    { userId: ids.support, role: "support" },
  ];
  const users: NewUser[] = demo.map(({ role: _, ...row }) => row);
  const buyers: DemoBuyer[] = [];
  for (const buyer of BUYERS) {
    const createdAt = opened + dice.whole(0, 380 * 24 * 60) * 60_000;
    const row = account(dice, { email: buyer.email, name: buyer.name, createdAt });
    users.push(row);
    buyers.push({ ...buyer, userId: row.id });
  }
  return { ids, users, operators, buyers };
}
