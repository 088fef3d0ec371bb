// Everybody who may knock: people in every role, people without one, operators who look, sessions that have ended, and
// other programs. Each knows what it may do, from the tables of roles.
import {
  type Audience,
  BUYER_PERMISSIONS,
  type Id,
  OPERATOR_GRANTS,
  OPERATOR_ROLES,
  SELLER_GRANTS,
  SELLER_ROLES,
} from "@stoa/contract";
import { openSession } from "@stoa/core/accounts";
import { operator, sellerMember } from "@stoa/db";
import { db, makeSeller, makeUser, Visitor } from "../testing.ts";
import type { Rule } from "./policy.ts";

/** Somebody at a door. */
export interface Principal {
  name: string;
  visitor: Visitor;
  kind: "guest" | "buyer" | "seller" | "admin";
  may: readonly string[];
  /** Whether a person stands behind it with a session of their own. */
  isPerson: boolean;
  /** Whether it only looks. */
  looks: boolean;
  /** Enters again, after a call that ended its session. */
  enter(): Promise<void>;
}

type Entry = Omit<Principal, "visitor" | "enter" | "looks"> & { door: Audience | null; userId?: Id<"user"> };

async function principal({ door, userId, ...of }: Entry): Promise<Principal> {
  const visitor = new Visitor(door);
  const enter = async () => {
    if (userId) await visitor.become(userId);
  };
  await enter();
  return { ...of, visitor, looks: false, enter };
}

/** A member of a seller's team in this role. */
async function member(sellerId: Id<"seller">, role: (typeof SELLER_ROLES)[number]): Promise<Id<"user">> {
  const userId = await makeUser();
  await db.insert(sellerMember).values({ sellerId, userId, role });
  return userId;
}

/** Everybody, made anew. */
export async function everybody(): Promise<Principal[]> {
  const guest = { kind: "guest", may: [], isPerson: false } as const;
  const { sellerId, ownerId } = await makeSeller();
  const found: Principal[] = [
    await principal({ ...guest, name: "guest", door: "buyer" }),
    await principal({ ...guest, name: "program without a token", door: null }),
    await principal({
      name: "buyer",
      door: "buyer",
      userId: await makeUser(),
      kind: "buyer",
      may: BUYER_PERMISSIONS,
      isPerson: true,
    }),
    await looking(),
    await ended(),
    await principal({
      ...guest,
      name: "person without a team",
      door: "seller",
      userId: await makeUser(),
      isPerson: true,
    }),
    await principal({
      ...guest,
      name: "person without a role",
      door: "admin",
      userId: await makeUser(),
      isPerson: true,
    }),
  ];
  for (const role of SELLER_ROLES)
    found.push(
      await principal({
        name: `seller's ${role}`,
        door: "seller",
        userId: role === "owner" ? ownerId : await member(sellerId, role),
        kind: "seller",
        may: SELLER_GRANTS[role],
        isPerson: true,
      }),
    );
  for (const role of OPERATOR_ROLES) {
    const userId = await makeUser();
    await db.insert(operator).values({ userId, role });
    found.push(
      await principal({
        name: `operator ${role}`,
        door: "admin",
        userId,
        kind: "admin",
        may: OPERATOR_GRANTS[role],
        isPerson: true,
      }),
    );
  }
  return found;
}

/** An operator who looks through a buyer's eyes. */
async function looking(): Promise<Principal> {
  const visitor = new Visitor("buyer");
  const [userId, lookedAtBy] = [await makeUser(), await makeUser()];
  await db.insert(operator).values({ userId: lookedAtBy, role: "support" });
  const enter = async () => {
    visitor.hold(
      await openSession(db, {
        userId,
        lookedAtBy,
        audience: "buyer",
        method: "look",
        nowMs: Date.now(),
        network: "",
        userAgent: "",
      }),
    );
  };
  await enter();
  return {
    name: "operator who looks as a buyer",
    visitor,
    kind: "buyer",
    may: BUYER_PERMISSIONS,
    isPerson: false,
    looks: true,
    enter,
  };
}

/** A buyer whose session ended by its age, though its cookie is still there. */
async function ended(): Promise<Principal> {
  const visitor = new Visitor("buyer");
  const longAgo = Date.now() - 100 * 86_400_000;
  visitor.hold(
    await openSession(db, {
      userId: await makeUser(),
      audience: "buyer",
      method: "password",
      nowMs: longAgo,
      network: "",
      userAgent: "",
    }),
  );
  return {
    name: "buyer whose session has ended",
    visitor,
    kind: "guest",
    may: [],
    isPerson: false,
    looks: false,
    enter: async () => {},
  };
}

/** Whether the policy lets somebody call a procedure. */
export function isAllowed(rule: Rule, who: Principal, type: "query" | "mutation"): boolean {
  if (who.looks && type === "mutation") return false;
  if (rule === "anybody") return true;
  if (rule === "person") return who.isPerson;
  const [kind = "", permission = ""] = rule.split(":");
  if (kind === "shopper" && who.kind === "guest") return true;
  return who.kind === (kind === "shopper" ? "buyer" : kind) && who.may.includes(permission);
}
