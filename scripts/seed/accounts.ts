// Demo accounts and fictional buyers. One password opens all of them; it is meant to be known.
import { argon2Sync } from "node:crypto";
import { type Address, DAY_MS, type Id, MARKETS } from "@stoa/contract";
import type { address, operator, user } from "@stoa/db";
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
  const hash = argon2Sync("argon2id", {
    message: DEMO_PASSWORD,
    nonce: salt,
    memory: 19_456,
    passes: 2,
    parallelism: 1,
    tagLength: 32,
  });
  const unpadded = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  return `$argon2id$v=19$m=19456,t=2,p=1$${unpadded(salt)}$${unpadded(hash)}`;
}

/** An account with the demo password. */
export function account(
  dice: Dice,
  person: { email: string; name: string; createdAt: number },
): NewUser & { id: Id<"user"> } {
  demoPasswordHash ??= hashOfDemoPassword();
  return {
    id: dice.id("user", person.createdAt),
    ...person,
    emailVerifiedAt: person.createdAt,
    passwordHash: demoPasswordHash,
  };
}

/** A buyer with an account and an address to deliver to. */
export interface DemoBuyer extends Buyer {
  userId: Id<"user">;
}

/** Where the demo buyer lives. */
const DEMO_BUYER_ADDRESS: Address = {
  name: DEMO_ACCOUNTS.buyer.name,
  line1: "12 Colonnade Row",
  line2: "Apartment 4",
  city: "Philadelphia",
  region: "PA",
  postalCode: "19106",
  phone: "+1 555 555 0100",
};

/** The only address in a buyer's book. */
function addressOf(buyer: DemoBuyer, at: number, dice: Dice): typeof address.$inferInsert {
  const { line1, line2 = "", city, region = "", postalCode = "", phone = "", name } = buyer.address;
  const { country } = MARKETS[buyer.market];
  const facts = { country, name, line1, line2, city, region, postalCode, phone };
  return { id: dice.id("address", at), userId: buyer.userId, ...facts, isDefault: 1, createdAt: at, updatedAt: at };
}

/** The demo accounts and the buyers of the order history. `ids` are those of the demo accounts. */
export function buildAccounts(now: number) {
  const dice = diceOf("accounts");
  const opened = now - 420 * DAY_MS;
  const users: NewUser[] = [];
  const open = (person: { email: string; name: string }, createdAt = opened): Id<"user"> => {
    const row = account(dice, { email: person.email, name: person.name, createdAt });
    users.push(row);
    return row.id;
  };
  const ids = {
    buyer: open(DEMO_ACCOUNTS.buyer),
    seller: open(DEMO_ACCOUNTS.seller),
    admin: open(DEMO_ACCOUNTS.admin),
    support: open(DEMO_ACCOUNTS.support),
  };
  const operators: (typeof operator.$inferInsert)[] = [
    { userId: ids.admin, role: "admin" },
    { userId: ids.support, role: "support" },
  ];
  const buyers = BUYERS.map((buyer): DemoBuyer => {
    const joinedAt = opened + dice.whole(0, 380 * DAY_MS);
    return { ...buyer, userId: open(buyer, joinedAt) };
  });
  const { email, name } = DEMO_ACCOUNTS.buyer;
  const demoBuyer: DemoBuyer = { market: "us", email, name, address: DEMO_BUYER_ADDRESS, userId: ids.buyer };
  const addresses = [demoBuyer, ...buyers].map((buyer) => addressOf(buyer, opened, dice));
  return { ids, users, operators, buyers, demoBuyer, addresses };
}
