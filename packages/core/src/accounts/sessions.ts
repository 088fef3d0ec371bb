// Sessions: lucia lives here only. The database keeps a hash of the session id, so a copy of it opens nothing.
import { type Audience, clockAheadMs, DomainError, type Id, newId } from "@stoa/contract";
import { and, type Database, desc, eq, ne, type SessionMethod, session, type Statement, user } from "@stoa/db";
import {
  type Adapter,
  type DatabaseSession,
  type DatabaseUser,
  generateIdFromEntropySize,
  Lucia,
  TimeSpan,
} from "lucia";
import { log, type Person, sha256 } from "../kernel/index.ts";
import { isClosed } from "./person.ts";
import { teamsOf } from "./queries.ts";
import { LOOK_MS, SEEN_EVERY_MS, SESSION_LIFE, sessionIsLive } from "./rules/sessions.ts";

/** What a session remembers beside its user and its expiry. */
type SessionAttributes = Omit<typeof session.$inferSelect, "idHash" | "id" | "userId" | "expiresAt"> & {
  publicId: Id<"session">;
};

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaFor>;
    UserId: Id<"user">;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: { email: string; name: string; isClosed: boolean };
  }
}

/**
 * Lucia's storage over hashes. `getSessionAndUser` must hand the raw id back: lucia passes it in again on renewal,
 * and would otherwise have its hash hashed. Lucia reads the computer's clock: what is stored is the marketplace's time.
 */
function hashedAdapter(db: Database, renews: boolean): Adapter {
  return {
    async getSessionAndUser(rawId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const [row] = await db
        .select()
        .from(session)
        .innerJoin(user, eq(user.id, session.userId))
        .where(eq(session.idHash, await sha256(rawId)));
      if (!row) return [null, null];
      const { idHash: _, id: publicId, userId, expiresAt, ...attributes } = row.session;
      const { email, name } = row.user;
      return [
        { id: rawId, userId, expiresAt: new Date(expiresAt - clockAheadMs()), attributes: { publicId, ...attributes } },
        { id: userId, attributes: { email, name, isClosed: isClosed(row.user) } },
      ];
    },
    async getUserSessions() {
      throw new Error("sessions are listed by sessionsOf, by their public ids");
    },
    async setSession({ id, userId, expiresAt, attributes: { publicId, ...attributes } }) {
      const kept = { id: publicId, userId, expiresAt: expiresAt.getTime() + clockAheadMs(), ...attributes };
      await db.insert(session).values({ idHash: await sha256(id), ...kept });
    },
    async updateSessionExpiration(rawId, expiresAt) {
      if (!renews) return;
      await db
        .update(session)
        .set({ expiresAt: expiresAt.getTime() + clockAheadMs() })
        .where(eq(session.idHash, await sha256(rawId)));
    },
    async deleteSession(rawId) {
      await db.delete(session).where(eq(session.idHash, await sha256(rawId)));
    },
    async deleteUserSessions(userId) {
      await db.delete(session).where(eq(session.userId, userId));
    },
    async deleteExpiredSessions() {
      throw new Error("expired sessions are swept by cron, with the clock of the context");
    },
  };
}

function luciaFor(db: Database, lifeMs: number, { renews } = { renews: true }) {
  return new Lucia(hashedAdapter(db, renews), {
    sessionExpiresIn: new TimeSpan(lifeMs, "ms"),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

/** A session that was checked: who, how it began, and whether its expiry has just moved (then the cookie is set again). */
export interface LiveSession extends Person {
  email: string;
  name: string;
  method: SessionMethod;
  sellerId: Id<"seller"> | null;
  lookedAtBy: Id<"user"> | null;
  renewed: boolean;
}

/** What a new session is told about its beginning. */
export interface Opening {
  userId: Id<"user">;
  audience: Audience;
  method: SessionMethod;
  nowMs: number;
  network: string;
  userAgent: string;
  /** Whether a second factor was given, too. */
  secondFactor?: boolean;
  sellerId?: Id<"seller"> | null;
  lookedAtBy?: Id<"user">;
}

/**
 * Opens a session for one app and gives its secret id, which is told once and never stored. In the seller app it is for
 * one team from the beginning.
 */
export async function openSession(db: Database, of: Opening): Promise<string> {
  const sellerId =
    of.sellerId ?? (of.audience === "seller" ? ((await teamsOf(db, of.userId))[0]?.sellerId ?? null) : null);
  const lifeMs = of.method === "look" ? LOOK_MS : SESSION_LIFE[of.audience].idleMs;
  const opened = await luciaFor(db, lifeMs).createSession(of.userId, {
    publicId: newId("session", of.nowMs),
    audience: of.audience,
    method: of.method,
    sellerId,
    lookedAtBy: of.lookedAtBy ?? null,
    createdAt: of.nowMs,
    authenticatedAt: of.nowMs,
    secondFactorAt: of.secondFactor ? of.nowMs : null,
    lastSeenAt: of.nowMs,
    network: of.network,
    userAgent: of.userAgent.slice(0, 200),
  });
  const { userId, audience, method, network, secondFactor = false } = of;
  log("info", "session.opened", { userId, audience, method, network, secondFactor });
  return opened.id;
}

/** Random bytes of a session's secret id, as many as lucia takes. */
const SECRET_BYTES = 25;

/**
 * A new secret id for a session whose person has just proved once more who they are (ASVS 5.0 7.2.4): the statement makes
 * the former one useless. Gives the secret, to be told once and never stored.
 */
export async function renewingSession(
  db: Database,
  { sessionId, nowMs, secondFactor }: { sessionId: Id<"session">; nowMs: number; secondFactor: boolean },
): Promise<{ secret: string; statement: Statement }> {
  const secret = generateIdFromEntropySize(SECRET_BYTES);
  const set = {
    idHash: await sha256(secret),
    authenticatedAt: nowMs,
    ...(secondFactor ? { secondFactorAt: nowMs } : {}),
  };
  return { secret, statement: db.update(session).set(set).where(eq(session.id, sessionId)) };
}

/**
 * The session behind a cookie's value, if it is alive and belongs to this app; else null. It lives on by what its person
 * does: a request that an open page makes `unprompted` neither renews it nor counts as being seen (ASVS 5.0 7.3.1).
 */
export async function liveSession(
  db: Database,
  rawId: string,
  { audience, nowMs, unprompted = false }: { audience: Audience; nowMs: number; unprompted?: boolean },
): Promise<LiveSession | null> {
  if (!/^[a-z0-9]{40}$/.test(rawId)) return null;
  const lucia = luciaFor(db, SESSION_LIFE[audience].idleMs, { renews: !unprompted });
  const { session: found, user: person } = await lucia.validateSession(rawId);
  if (!found || found.audience !== audience || person.isClosed) return null;
  if (!sessionIsLive({ ...found, expiresAt: found.expiresAt.getTime() + clockAheadMs() }, nowMs)) return null;
  if (!unprompted && nowMs - found.lastSeenAt > SEEN_EVERY_MS)
    await db.update(session).set({ lastSeenAt: nowMs }).where(eq(session.id, found.publicId));
  const { publicId, authenticatedAt, secondFactorAt, method, sellerId, lookedAtBy } = found;
  return {
    userId: person.id,
    sessionId: publicId,
    audience,
    authenticatedAt,
    secondFactorAt,
    email: person.email,
    name: person.name,
    method,
    sellerId,
    lookedAtBy,
    renewed: found.fresh && !unprompted,
  };
}

/** One of a person's sessions as they see it. Times in milliseconds since the epoch. */
export interface SessionView {
  sessionId: Id<"session">;
  audience: Audience;
  method: SessionMethod;
  createdAt: number;
  lastSeenAt: number;
  network: string;
  userAgent: string;
}

/** A person's living sessions in all apps, the one that was seen last first. Looks of operators are not theirs. */
export async function sessionsOf(db: Database, userId: Id<"user">, nowMs: number): Promise<SessionView[]> {
  const rows = await db
    .select()
    .from(session)
    .where(and(eq(session.userId, userId), ne(session.method, "look")))
    .orderBy(desc(session.lastSeenAt));
  return rows
    .filter((row) => sessionIsLive(row, nowMs))
    .map(({ id: sessionId, audience, method, createdAt, lastSeenAt, network, userAgent }) => ({
      sessionId,
      audience,
      method,
      createdAt,
      lastSeenAt,
      network,
      userAgent,
    }));
}

/** Ends one of a person's sessions. @throws NOT_FOUND it is not theirs, or has ended */
export async function endSession(db: Database, userId: Id<"user">, sessionId: Id<"session">): Promise<void> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.id, sessionId), eq(session.userId, userId)))
    .returning({ id: session.id });
  if (ended.length === 0) throw new DomainError("NOT_FOUND");
}

/** Ends the session behind a cookie's value. */
export async function closeSession(db: Database, rawId: string): Promise<void> {
  await db.delete(session).where(eq(session.idHash, await sha256(rawId)));
}

/** The statement that ends a person's sessions on all devices and in all apps, but one (null: all). */
export const endingSessions = (db: Database, userId: Id<"user">, but: Id<"session"> | null): Statement =>
  db.delete(session).where(and(eq(session.userId, userId), but ? ne(session.id, but) : undefined));

/** Ends every session of a person (in one app, or in all), and every look through their eyes. */
export async function closeSessionsOf(db: Database, userId: Id<"user">, audience?: Audience): Promise<void> {
  await db
    .delete(session)
    .where(audience ? and(eq(session.userId, userId), eq(session.audience, audience)) : eq(session.userId, userId));
}

/**
 * Has the person of a session act for a team from now on (null: for the first of theirs). What a session may do changes
 * with it, so it goes on under a new secret, which is given; the former one opens nothing.
 * @throws UNAUTHENTICATED the session has ended
 */
export async function actFor(db: Database, rawId: string, sellerId: Id<"seller"> | null): Promise<string> {
  const secret = generateIdFromEntropySize(25);
  const renewed = await db
    .update(session)
    .set({ idHash: await sha256(secret), sellerId })
    .where(eq(session.idHash, await sha256(rawId)))
    .returning({ id: session.id });
  if (renewed.length === 0) throw new DomainError("UNAUTHENTICATED");
  return secret;
}
