// Telling somebody of a fact: a notice in their app, once per fact and reader, and a mail, once per reason; each only where
// its reader wants it.
import {
  type Audience,
  type Id,
  type Market,
  MARKETS,
  type MarketHandle,
  newId,
  type NoticeKind,
  type NoticeParams,
  noticeRule,
  OPERATOR_GRANTS,
  SELLER_GRANTS,
} from "@stoa/contract";
import { eq, inArray, operator, seller, sellerMember, sql, user } from "@stoa/db";
import { addressPrincipal, type SystemCtx } from "../kernel/index.ts";
import { feedName } from "./feed.ts";
import { preferencesUrl, unsubscribeToken, wantedBy } from "./preferences.ts";
import { marketOfSeller } from "./rules.ts";
import { type MailContent } from "./templates/index.ts";
import { write } from "./writing.ts";

/** What happened. `fact` is the same for the same fact, however often its job is run. */
export interface Fact {
  kind: NoticeKind;
  fact: string;
  params: NoticeParams;
}

/** The mail about it. `subjectId` makes it a reason of its own. */
export interface Letter {
  template: string;
  subjectId: string;
  content: MailContent;
  /** The alert that it tells of, and the price that it names: both must hold when it is sent. */
  alertId?: Id<"alert">;
  alertMinor?: number;
}

/** A buyer: with an account, or an address alone; without an address they were forgotten. */
export interface Reader {
  userId: Id<"user"> | null;
  email: string;
  market: MarketHandle;
}

/** Writes notices, and rings at those who have their app open. */
async function note(
  ctx: SystemCtx,
  fact: Fact,
  to: { audience: Audience; sellerId: Id<"seller"> | null; userIds: readonly Id<"user">[] },
): Promise<void> {
  if (to.userIds.length === 0) return;
  const rows = to.userIds.map((userId) => ({ userId, id: newId("notice", ctx.now()) }));
  // One statement however many they are: D1 takes a hundred parameters at most.
  const made = await ctx.db.all<{ userId: Id<"user"> }>(sql`
    INSERT INTO notice (id, user_id, audience, seller_id, kind, fact, params, created_at)
    SELECT r.value ->> 'id', r.value ->> 'userId', ${to.audience}, ${to.sellerId}, ${fact.kind}, ${fact.fact},
      ${JSON.stringify(fact.params)}, ${ctx.now()}
    FROM json_each(${JSON.stringify(rows)}) r WHERE true
    ON CONFLICT (user_id, audience, fact) DO NOTHING RETURNING user_id AS userId`);
  for (const { userId } of made)
    await ctx.objects.feed(feedName(to.audience, userId)).publish(JSON.stringify({ type: "notices.changed" }));
}

/** Writes a mail with the links at its foot: to what its reader chooses, and out of this kind where it is theirs to choose. */
async function mailTo(
  ctx: SystemCtx,
  of: { kind: NoticeKind; principal: string; to: string; market: Market; hasAccount: boolean },
  letter: Letter,
): Promise<void> {
  const { audience, mail } = noticeRule(of.kind);
  const token = await unsubscribeToken(ctx, { ...of, market: of.market.handle });
  const isOptional = mail !== "always";
  await write(
    ctx,
    {
      template: letter.template,
      subjectId: letter.subjectId,
      to: of.to,
      alertId: letter.alertId,
      alertMinor: letter.alertMinor,
      unsubscribeUrl: isOptional ? `${ctx.origins.api}/unsubscribe/${token}` : undefined,
      foot: {
        reading: of.market,
        preferencesUrl: of.hasAccount ? preferencesUrl(ctx, audience, of.market.handle) : null,
        unsubscribeUrl: isOptional
          ? `${ctx.origins.buyer}/${of.market.handle}/unsubscribe?token=${encodeURIComponent(token)}`
          : null,
      },
    },
    letter.content,
  );
}

/** Tells a buyer. Without an account there is no app to be told in, and the mail is all. */
export async function tellBuyer(ctx: SystemCtx, reader: Reader, fact: Fact, letter: Letter | null): Promise<void> {
  const { userId, email } = reader;
  const principal = userId ?? (await addressPrincipal(email));
  const wanted = (await wantedBy(ctx, fact.kind, [{ principal }])).get(principal);
  if (userId && wanted?.app) await note(ctx, fact, { audience: "buyer", sellerId: null, userIds: [userId] });
  if (!letter || email === "" || !wanted?.mail) return;
  const market = MARKETS[reader.market];
  await mailTo(ctx, { kind: fact.kind, principal, to: email, market, hasAccount: userId !== null }, letter);
}

/** Tells those in a seller's team who may see it. The mail is written in the language of the seller's country. */
export async function tellTeam(
  ctx: SystemCtx,
  sellerId: Id<"seller">,
  fact: Fact,
  letter: ((market: Market) => Letter) | null,
): Promise<void> {
  const { needs } = noticeRule(fact.kind);
  const rows = await ctx.db
    .select({ userId: user.id, email: user.email, role: sellerMember.role, country: seller.country })
    .from(sellerMember)
    .innerJoin(user, eq(user.id, sellerMember.userId))
    .innerJoin(seller, eq(seller.id, sellerMember.sellerId))
    .where(eq(sellerMember.sellerId, sellerId))
    .orderBy(user.createdAt, user.id);
  const members = rows.filter(({ role }) => (SELLER_GRANTS[role] as readonly string[]).includes(needs ?? ""));
  const people = members.map(({ userId, role }) => ({ principal: userId, isOwner: role === "owner" }));
  const wanted = await wantedBy(ctx, fact.kind, people);
  const inApp = members.filter(({ userId }) => wanted.get(userId)?.app);
  await note(ctx, fact, { audience: "seller", sellerId, userIds: inApp.map(({ userId }) => userId) });
  if (!letter) return;
  for (const { userId, email, country } of members.filter((member) => wanted.get(member.userId)?.mail)) {
    const market = marketOfSeller(country);
    await mailTo(ctx, { kind: fact.kind, principal: userId, to: email, market, hasAccount: true }, letter(market));
  }
}

/** Tells the operators who may decide about it, in English. */
export async function tellOperators(ctx: SystemCtx, fact: Fact, letter: Letter | null = null): Promise<void> {
  const { needs } = noticeRule(fact.kind);
  const roles = (Object.keys(OPERATOR_GRANTS) as (keyof typeof OPERATOR_GRANTS)[]).filter((role) =>
    (OPERATOR_GRANTS[role] as readonly string[]).includes(needs ?? ""),
  );
  const rows = await ctx.db
    .select({ userId: operator.userId, email: user.email })
    .from(operator)
    .innerJoin(user, eq(user.id, operator.userId))
    .where(inArray(operator.role, roles));
  const wanted = await wantedBy(
    ctx,
    fact.kind,
    rows.map(({ userId }) => ({ principal: userId })),
  );
  const userIds = rows.map(({ userId }) => userId).filter((userId) => wanted.get(userId)?.app);
  await note(ctx, fact, { audience: "admin", sellerId: null, userIds });
  if (!letter) return;
  for (const { userId, email } of rows.filter((row) => wanted.get(row.userId)?.mail))
    await mailTo(ctx, { kind: fact.kind, principal: userId, to: email, market: MARKETS.us, hasAccount: true }, letter);
}
