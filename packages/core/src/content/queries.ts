// Content as it is read: by the shop (what is shown now), and by operators.
import {
  type ContentBlock,
  type ContentInput,
  type ContentKind,
  type ContentPage,
  type ContentPageCard,
  type ContentPageInput,
  type ContentView,
  contentText,
  DomainError,
  isPageKind,
  languageIn,
  type MarketHandle,
  MARKETS,
  type PageKind,
} from "@stoa/contract";
import { and, asc, contentBlock, eq, inArray, isNull, or } from "@stoa/db";
import type { AdminCtx, Ctx } from "../kernel/index.ts";
import { isShown } from "./rules.ts";

type Row = typeof contentBlock.$inferSelect;
type ReadCtx = Pick<Ctx, "db" | "now" | "language">;

/** The language that a market's page is read in. */
const readIn = (ctx: ReadCtx, market: MarketHandle) => languageIn(MARKETS[market], ctx.language ?? null);

const ORDER = [asc(contentBlock.position), asc(contentBlock.id)];

/** Published rows of some kinds that a market shows now, in their order. */
async function shownRows(ctx: ReadCtx, market: MarketHandle, kinds: ContentKind[]): Promise<Row[]> {
  const rows = await ctx.db
    .select()
    .from(contentBlock)
    .where(
      and(
        eq(contentBlock.status, "published"),
        inArray(contentBlock.kind, kinds),
        or(isNull(contentBlock.market), eq(contentBlock.market, market)),
      ),
    )
    .orderBy(...ORDER);
  return rows.filter((row) => isShown(row, ctx.now()));
}

/** A slide, a banner or a row as a market shows it, with its kind. */
export type ShownBlock = ContentBlock & { kind: ContentKind };

/**
 * What operators put on the start page of a market, in the order of the shop. Few and small, so it is read where it is
 * true: no page that was read anew after a change shows the shop of before.
 */
export async function shownBlocks(ctx: ReadCtx, market: MarketHandle): Promise<ShownBlock[]> {
  const language = readIn(ctx, market);
  const rows = await shownRows(ctx, market, ["hero", "banner", "rail"]);
  return rows.map(({ id: contentId, kind, tone, texts, imageHash, link }) => ({
    ...contentText(texts, language),
    contentId,
    kind,
    tone,
    imageHash,
    link,
  }));
}

/** The pages of help and the policies of a market, named, in the order of the shop. */
export async function contentPages(ctx: ReadCtx, { market }: { market: MarketHandle }): Promise<ContentPageCard[]> {
  const language = readIn(ctx, market);
  const rows = await shownRows(ctx, market, ["help", "policy"]);
  return rows.map(({ kind, slug, texts }) => ({
    kind: kind as PageKind,
    slug: slug!,
    title: contentText(texts, language).title,
  }));
}

/** A page of help or a policy, in the language that it is read in. @throws NOT_FOUND also for a draft */
export async function contentPage(ctx: ReadCtx, { market, slug }: ContentPageInput): Promise<ContentPage> {
  const [row] = await ctx.db.select().from(contentBlock).where(eq(contentBlock.slug, slug));
  if (!row || !isPageKind(row.kind) || !isShown(row, ctx.now()) || (row.market ?? market) !== market)
    throw new DomainError("NOT_FOUND");
  const { title, body } = contentText(row.texts, readIn(ctx, market));
  return { slug, kind: row.kind, title, body, updatedAt: row.updatedAt };
}

function viewOf(row: Row): ContentView {
  const { id: contentId, createdAt: _, position: __, ...fields } = row;
  return { contentId, ...fields };
}

/** All content, drafts too, in the order of the shop. For operators. */
export async function listContent(ctx: AdminCtx<"catalogue.read">): Promise<ContentView[]> {
  const rows = await ctx.db
    .select()
    .from(contentBlock)
    .orderBy(...ORDER);
  return rows.map(viewOf);
}

/** A piece of content as it is edited. For operators. @throws NOT_FOUND */
export async function contentById(ctx: AdminCtx<"catalogue.read">, { contentId }: ContentInput): Promise<ContentView> {
  const [row] = await ctx.db.select().from(contentBlock).where(eq(contentBlock.id, contentId));
  if (!row) throw new DomainError("NOT_FOUND");
  return viewOf(row);
}
