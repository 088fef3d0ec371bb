// What operators of the demo wrote for the shop: slides, banners, rows of products, pages of help and policies.
import { CONTENT_KINDS, type ContentKind, type ContentTexts, type ContentTone, DAY_MS, type Id } from "@stoa/contract";
import { contentBlock, contentVersion } from "@stoa/db";
import { BLOCKS as ar, PAGES as arPages } from "./content/ar.ts";
import { BLOCKS as de, PAGES as dePages } from "./content/de.ts";
import { BLOCKS as en, PAGES as enPages } from "./content/en.ts";
import { BLOCKS as hi, PAGES as hiPages } from "./content/hi.ts";
import { BLOCKS as ja, PAGES as jaPages } from "./content/ja.ts";
import { diceOf } from "./dice.ts";
import { type Rows, rowsOf } from "./write.ts";

type BlockName = keyof typeof en;
type PageName = keyof typeof enPages;

/** A piece of the start page. */
interface Piece {
  kind: ContentKind;
  texts: BlockName;
  tone?: ContentTone;
  /** The product whose picture it shows. */
  cover?: string;
  link: string;
  isDraft?: true;
}

const PIECES: readonly Piece[] = [
  { kind: "hero", texts: "welcome", tone: "laurel", cover: "wingback-reading-chair", link: "/s" },
  { kind: "hero", texts: "coffee", tone: "clay", cover: "moka-pot", link: "/k/slow-coffee" },
  { kind: "hero", texts: "corner", tone: "stone", cover: "bankers-green-lamp", link: "/k/a-corner-to-read-in" },
  { kind: "banner", texts: "deals", tone: "clay", cover: "bergamo-two-seat-sofa", link: "/k/home-for-less" },
  { kind: "banner", texts: "gift", tone: "laurel", cover: "retro-kitchen-scale", link: "/k/a-gift-for-a-cook" },
  { kind: "banner", texts: "garden", tone: "stone", cover: "striped-parasol", link: "/s?q=garden", isDraft: true },
  { kind: "rail", texts: "cookRow", link: "/k/a-gift-for-a-cook" },
];

const HELP: readonly PageName[] = ["delivery", "returns", "payments", "selling"];
const POLICIES: readonly PageName[] = ["terms", "privacy", "imprint"];

/** What the content is made of. */
interface Source {
  /** The picture of a product by its slug. */
  coverOf(slug: string): string | undefined;
  editorId: Id<"user">;
  now: number;
}

type Made = Omit<typeof contentBlock.$inferInsert, "id" | "position" | "createdAt" | "updatedAt">;

const blockTexts = (name: BlockName): ContentTexts => ({
  en: en[name],
  de: de[name],
  ja: ja[name],
  ar: ar[name],
  hi: hi[name],
});

function pageTexts(name: PageName): ContentTexts {
  const text = ([title, body]: readonly [string, string]) => ({ title, body: body.trim(), label: "" });
  return {
    en: text(enPages[name]),
    de: text(dePages[name]),
    ja: text(jaPages[name]),
    ar: text(arPages[name]),
    hi: text(hiPages[name]),
  };
}

const page =
  (kind: ContentKind) =>
  (name: PageName): Made => ({
    kind,
    slug: name,
    texts: pageTexts(name),
    status: "published",
  });

/** The rows of the content, in the order in which foreign keys allow them. */
export function buildContent({ coverOf, editorId, now }: Source): Rows[] {
  const dice = diceOf("content");
  const pieces = PIECES.map(({ kind, texts, tone, cover, link, isDraft }): Made => ({
    kind,
    tone: tone ?? "stone",
    texts: blockTexts(texts),
    imageHash: (cover && coverOf(cover)) ?? null,
    link,
    status: isDraft ? "draft" : "published",
  }));
  const made = [...pieces, ...HELP.map(page("help")), ...POLICIES.map(page("policy"))]
    .toSorted((a, b) => CONTENT_KINDS.indexOf(a.kind) - CONTENT_KINDS.indexOf(b.kind))
    .map((fields, position) => {
      const createdAt = now - (30 - position) * DAY_MS;
      return { ...fields, id: dice.id("content", createdAt), position, createdAt, updatedAt: createdAt };
    });
  return [
    rowsOf(contentBlock, made),
    rowsOf(
      contentVersion,
      made.map(({ id, createdAt }) => ({ contentId: id, version: 1, savedBy: editorId, savedAt: createdAt })),
    ),
  ];
}
