// Everybody who may knock: people in every role, people without one, operators who look, sessions that have ended, and
// other programs. Each knows what the policy lets it do.
import {
  type Audience,
  BUYER_PERMISSIONS,
  DAY_MS,
  type ErrorCode,
  HOUR_MS,
  type Id,
  OPERATOR_ROLES,
  SELLER_ROLES,
} from "@stoa/contract";
import { type Opening, openSession } from "@stoa/core/accounts";
import { operator, sellerMember } from "@stoa/db";
import { db, makeOperator, makeSeller, makeUser, Visitor } from "../testing.ts";
import { IN_PERSON, OPERATOR_MAY, POLICY, SELLER_MAY, STEP_UP } from "./policy.ts";
import { programs } from "./program-principals.ts";

/** Somebody at a door. */
export interface Principal {
  name: string;
  visitor: Visitor;
  kind: "guest" | "buyer" | "seller" | "admin";
  may: readonly string[];
  /** Whether a person stands behind it with a session of their own. */
  isPerson: boolean;
  /** Whether that person proved who they are a long time ago. */
  isStale?: true;
  /** Whether it only looks. */
  looks: boolean;
  /** What every call is answered with, where the door lets nobody like this in. */
  turnedAway?: ErrorCode;
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
    await principal({
      name: "buyer",
      door: "buyer",
      userId: await makeUser(),
      kind: "buyer",
      may: BUYER_PERMISSIONS,
      isPerson: true,
    }),
    ...(await strangeSessions()),
    ...(await oldProofs(ownerId)),
    ...(await programs()),
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
        may: SELLER_MAY[role].split(" "),
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
        may: OPERATOR_MAY[role].split(" "),
        isPerson: true,
      }),
    );
  }
  return found;
}

/** A visitor with a session that was opened so; every time they enter, with a new one. */
async function holding(
  of: Omit<Principal, "visitor" | "enter">,
  door: Audience,
  opening: Pick<Opening, "userId"> & Partial<Opening>,
): Promise<Principal> {
  const visitor = new Visitor(door);
  const enter = async () => {
    const now = Date.now();
    visitor.hold(
      await openSession(db, { audience: door, method: "password", nowMs: now, network: "", userAgent: "", ...opening }),
    );
  };
  await enter();
  return { ...of, visitor, enter };
}

/** Sessions that are not what they seem. */
async function strangeSessions(): Promise<Principal[]> {
  const nobody = { kind: "guest", may: [], isPerson: false, looks: false } as const;
  const [buyer, support, admin] = [await makeUser(), await makeUser(), await makeOperator()];
  await db.insert(operator).values({ userId: support, role: "support" });
  const look = { userId: buyer, lookedAtBy: support, method: "look" } as const;
  return [
    await holding(
      { name: "operator who looks as a buyer", kind: "buyer", may: BUYER_PERMISSIONS, isPerson: false, looks: true },
      "buyer",
      look,
    ),
    await holding({ name: "operator whose look has ended", ...nobody }, "buyer", {
      ...look,
      nowMs: Date.now() - 2 * HOUR_MS,
    }),
    await holding({ name: "buyer whose session has ended", ...nobody }, "buyer", {
      userId: buyer,
      nowMs: Date.now() - 100 * DAY_MS,
    }),
    await holding({ name: "operator with a session of the shop", ...nobody }, "admin", {
      userId: admin,
      audience: "buyer",
    }),
  ];
}

/** People who are signed in, and proved who they are an hour ago. */
async function oldProofs(ownerId: Id<"user">): Promise<Principal[]> {
  const of = { isPerson: true, looks: false, isStale: true } as const;
  const buyer = { ...of, name: "buyer whose proof is old", kind: "buyer", may: BUYER_PERMISSIONS } as const;
  const owner = { ...of, name: "seller's owner whose proof is old", kind: "seller", may: SELLER_MAY.owner.split(" ") };
  const nowMs = Date.now() - HOUR_MS;
  const admin = {
    ...of,
    name: "operator whose proof is old",
    kind: "admin",
    may: OPERATOR_MAY.admin.split(" "),
  } as const;
  return [
    await holding(admin, "admin", { userId: await makeOperator(), nowMs }),
    await holding(buyer, "buyer", { userId: await makeUser(), nowMs }),
    await holding({ ...owner, kind: "seller" }, "seller", { userId: ownerId, nowMs }),
  ];
}

/** What somebody without the right is told: sign in, or this is not for you. */
const REFUSED: readonly ErrorCode[] = ["UNAUTHENTICATED", "FORBIDDEN"];

/** The codes that the policy wants somebody's call refused with; null where it lets them call. */
export function refusalOf(path: string, who: Principal, type: "query" | "mutation"): readonly ErrorCode[] | null {
  if (who.turnedAway) return [who.turnedAway];
  const rule = POLICY.get(path);
  if (rule === undefined) return REFUSED;
  if (rule === "whoever" || (rule === "looker" && who.looks)) return null;
  if (rule === "looker") return REFUSED;
  if (who.looks && type === "mutation") return ["LOOKING_ONLY"];
  if (rule === "anybody") return null;
  const [kind = "", permission = ""] = rule.split(":");
  if (kind === "shopper" && who.kind === "guest") return null;
  const isTheirs =
    rule === "person"
      ? who.isPerson
      : who.kind === (kind === "shopper" ? "buyer" : kind) && who.may.includes(permission);
  if (!isTheirs || (IN_PERSON.has(path) && !who.isPerson)) return REFUSED;
  return STEP_UP.has(path) && who.isStale ? ["STEP_UP_REQUIRED"] : null;
}
