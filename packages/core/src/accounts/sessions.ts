// Sessions: lucia lives here only. The database keeps a hash of the session id, so a copy of it opens nothing.
import type { Audience, Id } from "@stoa/contract";
import { and, type Database, eq, session, user } from "@stoa/db";
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from "lucia";
import { sha256 } from "../kernel/index.ts";
import { SESSION_IDLE_MS, sessionIsLive } from "./rules.ts";

/** What a session remembers beside its user. */
interface SessionAttributes {
  audience: Audience;
  createdAt: number;
  userAgent: string;
}

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaFor>;
    UserId: Id<"user">;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: { email: string; name: string };
  }
}

/**
 * Lucia's storage over hashes. `getSessionAndUser` must hand the raw id back: lucia passes it in again on renewal,
 * and would otherwise have its hash hashed.
 */
function hashedAdapter(db: Database): Adapter {
  return {
    async getSessionAndUser(rawId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const [row] = await db
        .select()
        .from(session)
        .innerJoin(user, eq(user.id, session.userId))
        .where(eq(session.idHash, await sha256(rawId)));
      if (!row) return [null, null];
      const { audience, createdAt, expiresAt, userAgent } = row.session;
      return [
        {
          id: rawId,
          userId: row.user.id,
          expiresAt: new Date(expiresAt),
          attributes: { audience, createdAt, userAgent },
        },
        { id: row.user.id, attributes: { email: row.user.email, name: row.user.name } },
      ];
    },
    async getUserSessions(userId) {
      const rows = await db.select().from(session).where(eq(session.userId, userId));
      return rows.map(({ idHash, expiresAt, ...attributes }) => ({
        id: idHash,
        userId,
        expiresAt: new Date(expiresAt),
        attributes,
      }));
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await db
        .insert(session)
        .values({ idHash: await sha256(id), userId, expiresAt: expiresAt.getTime(), ...attributes });
    },
    async updateSessionExpiration(rawId, expiresAt) {
      await db
        .update(session)
        .set({ expiresAt: expiresAt.getTime() })
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

function luciaFor(db: Database) {
  return new Lucia(hashedAdapter(db), {
    sessionExpiresIn: new TimeSpan(SESSION_IDLE_MS, "ms"),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

/** A session that was checked: who, and whether its expiry has just moved (then the cookie has to be set again). */
export interface LiveSession {
  userId: Id<"user">;
  email: string;
  name: string;
  renewed: boolean;
}

/** Opens a session for one app and gives its secret id, which is told once and never stored. */
export async function openSession(
  db: Database,
  of: { userId: Id<"user">; audience: Audience; nowMs: number; userAgent: string },
): Promise<string> {
  const opened = await luciaFor(db).createSession(of.userId, {
    audience: of.audience,
    createdAt: of.nowMs,
    userAgent: of.userAgent.slice(0, 200),
  });
  return opened.id;
}

/** The session behind a cookie's value, if it is alive and belongs to this app; else null. */
export async function liveSession(
  db: Database,
  rawId: string,
  audience: Audience,
  nowMs: number,
): Promise<LiveSession | null> {
  if (!/^[a-z0-9]{40}$/.test(rawId)) return null;
  const { session: found, user: person } = await luciaFor(db).validateSession(rawId);
  if (!found || found.audience !== audience || !sessionIsLive(found.createdAt, found.expiresAt.getTime(), nowMs))
    return null;
  return { userId: person.id, email: person.email, name: person.name, renewed: found.fresh };
}

/** Ends the session behind a cookie's value. */
export async function closeSession(db: Database, rawId: string): Promise<void> {
  await luciaFor(db).invalidateSession(rawId);
}

/** Ends every session of a person, on all devices and in all apps (or in one of them). */
export async function closeSessionsOf(db: Database, userId: Id<"user">, audience?: Audience): Promise<void> {
  await db
    .delete(session)
    .where(audience ? and(eq(session.userId, userId), eq(session.audience, audience)) : eq(session.userId, userId));
}
