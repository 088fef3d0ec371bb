// What people want to be told, and how: what differs from the rule of a kind stands in the database, by person, or by the
// hash of an address without an account.
import {
  type Audience,
  DomainError,
  type MarketHandle,
  marketOf,
  NoticeKind,
  type NoticePreference,
  noticeRule,
  noticesOf,
  type SetNoticePreferences,
  type Subscription,
  type UnsubscribeInput,
} from "@stoa/contract";
import { and, atomic, eq, noticePreference, sql, type Statement } from "@stoa/db";
import { type Ctx, hmac, type PersonCtx, sameText } from "../kernel/index.ts";
import { isWanted, preferenceOf, type Stored } from "./rules.ts";

/** What these principals want of a kind, by their names. `isOwner`: mails of a team go to its owners by themselves. */
export async function wantedBy(
  ctx: Pick<Ctx, "db">,
  kind: NoticeKind,
  people: readonly { principal: string; isOwner?: boolean }[],
): Promise<Map<string, { app: boolean; mail: boolean }>> {
  const principals = people.map(({ principal }) => principal);
  const rows = principals.length === 0 ? [] : await storedOf(ctx, principals, kind);
  return new Map(
    people.map(({ principal, isOwner = true }) => {
      const stored = rows.filter((row) => row.principal === principal);
      const of = (channel: "app" | "mail") => isWanted(noticeRule(kind), channel, stored, isOwner);
      return [principal, { app: of("app"), mail: of("mail") }];
    }),
  );
}

async function storedOf(ctx: Pick<Ctx, "db">, principals: readonly string[], kind: NoticeKind) {
  return await ctx.db
    .select()
    .from(noticePreference)
    .where(
      and(
        sql`${noticePreference.principal} IN (SELECT value FROM json_each(${JSON.stringify(principals)}))`,
        eq(noticePreference.kind, kind),
      ),
    );
}

/** Whether the person owns the shop that they act for. Operators and buyers count as owners of what is theirs. */
const isOwnerIn = ({ actor }: Ctx): boolean => actor.kind !== "seller" || actor.role === "owner";

/** What the person who asks wants of each kind of the app that they are in, of those that they may see. */
export async function preferences(ctx: PersonCtx): Promise<NoticePreference[]> {
  const stored: (Stored & { kind: NoticeKind })[] = await ctx.db
    .select()
    .from(noticePreference)
    .where(eq(noticePreference.principal, ctx.person.userId));
  return kindsFor(ctx).map((kind) =>
    preferenceOf(
      kind,
      stored.filter((row) => row.kind === kind),
      isOwnerIn(ctx),
    ),
  );
}

/** The kinds of an app that somebody may see there. */
function kindsFor({ actor, person }: PersonCtx): NoticeKind[] {
  return noticesOf(person.audience).filter((kind) => {
    const { needs } = noticeRule(kind);
    return needs === undefined || ("may" in actor && needs in actor.may);
  });
}

/** Writes what one wants of each kind. What cannot be switched off stays as it is. */
export async function setPreferences(ctx: PersonCtx, input: SetNoticePreferences): Promise<NoticePreference[]> {
  const own = new Set(kindsFor(ctx));
  if (input.choices.some(({ kind }) => !own.has(kind))) throw new DomainError("INVALID_INPUT", { field: "kind" });
  await atomic(
    ctx.db,
    input.choices.flatMap(({ kind, app, mail }) => [
      ...choosing(ctx, ctx.person.userId, { kind, channel: "app", isOn: app }),
      ...choosing(ctx, ctx.person.userId, { kind, channel: "mail", isOn: mail }),
    ]),
  );
  return await preferences(ctx);
}

/** The statement that keeps a choice; none where there is no choice. */
function choosing(
  ctx: Pick<Ctx, "db" | "now">,
  principal: string,
  { kind, channel, isOn }: { kind: NoticeKind; channel: "app" | "mail"; isOn: boolean },
): Statement[] {
  const rule = noticeRule(kind)[channel];
  if (rule === "always" || rule === "never") return [];
  const updatedAt = ctx.now();
  return [
    ctx.db
      .insert(noticePreference)
      .values({ principal, kind, channel, isOn, updatedAt })
      .onConflictDoUpdate({
        target: [noticePreference.principal, noticePreference.kind, noticePreference.channel],
        set: { isOn, updatedAt },
      }),
  ];
}

const signature = (ctx: Pick<Ctx, "secret">, body: string): Promise<string> => hmac(ctx.secret, `unsubscribe:${body}`);

/** The token with which whoever holds a mail of this kind switches it off: for one reader and kind, without an end. */
export async function unsubscribeToken(
  ctx: Pick<Ctx, "secret">,
  of: { principal: string; kind: NoticeKind; market: MarketHandle },
): Promise<string> {
  const body = `${of.principal}~${of.kind}~${of.market}`;
  return `${body}~${await signature(ctx, body)}`;
}

/** Reads a token. @throws TOKEN_INVALID it is none of ours */
async function readToken(ctx: Pick<Ctx, "secret">, token: string) {
  const [principal = "", kind = "", market = "", mac = "", ...rest] = token.split("~");
  const known = NoticeKind.safeParse(kind);
  const place = marketOf(market);
  const isOurs = sameText(mac, await signature(ctx, `${principal}~${kind}~${market}`));
  if (!isOurs || !known.success || !place || rest.length > 0) throw new DomainError("TOKEN_INVALID");
  return { principal, kind: known.data, market: place.handle };
}

/** What a link out of a kind of mails is about, and whether these mails come. @throws TOKEN_INVALID */
export async function subscriptionOf(ctx: Ctx, { token }: UnsubscribeInput): Promise<Subscription> {
  const { principal, kind, market } = await readToken(ctx, token);
  const wanted = await wantedBy(ctx, kind, [{ principal }]);
  return { kind, market, isOn: wanted.get(principal)?.mail ?? false };
}

/** Switches a kind of mails off for whoever the token was made for. Doing it again changes nothing. @throws TOKEN_INVALID */
export async function unsubscribe(ctx: Ctx, { token }: UnsubscribeInput): Promise<Subscription> {
  const { principal, kind, market } = await readToken(ctx, token);
  await atomic(ctx.db, choosing(ctx, principal, { kind, channel: "mail", isOn: false }));
  return { kind, market, isOn: false };
}

/** Where a person chooses what they are told, in each app. */
export const preferencesUrl = (ctx: Pick<Ctx, "origins">, audience: Audience, market: MarketHandle): string =>
  audience === "buyer"
    ? `${ctx.origins.buyer}/${market}/account/notifications/preferences`
    : `${ctx.origins[audience]}/notifications/preferences`;
