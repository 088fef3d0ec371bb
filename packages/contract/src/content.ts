// What operators write for the shop: the pictures and words of the start page, its rows, and the pages of help and policies.
import { z } from "zod";
import { ImageHash } from "./media.ts";
import { type Id, idSchema, Slug } from "./id.ts";
import { MarketHandle } from "./market.ts";

/** What a piece of content is: a slide of the hero, a banner, a row of products, a help page, a policy. */
export const CONTENT_KINDS = ["hero", "banner", "rail", "help", "policy"] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** The kinds that are pages of their own, each with an address. */
export const PAGE_KINDS = ["help", "policy"] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** Whether a kind is a page of its own. */
export const isPageKind = (kind: ContentKind): kind is PageKind => kind === "help" || kind === "policy";

/** States of a piece of content; the shop shows a published one, within its time. */
export const CONTENT_STATUSES = ["draft", "published"] as const;
export type ContentStatus = (typeof CONTENT_STATUSES)[number];

/** The grounds on which a hero or a banner stands. */
export const CONTENT_TONES = ["laurel", "stone", "clay", "ink"] as const;
export type ContentTone = (typeof CONTENT_TONES)[number];

/** The languages in which content can be written. A market whose language is missing shows English. */
export const CONTENT_LANGUAGES = ["en", "de", "ja", "ar", "hi"] as const;
export type ContentLanguage = (typeof CONTENT_LANGUAGES)[number];

/** The words of one language. The body of a page is Markdown, of everything else a sentence or two. */
export const ContentText = z.strictObject({
  title: z.string().trim().min(1).max(90),
  body: z.string().trim().max(20_000).default(""),
  /** What the button says. */
  label: z.string().trim().max(40).default(""),
});
export type ContentText = z.infer<typeof ContentText>;

/** The words in every language that has some. */
export const ContentTexts = z.strictObject({
  en: ContentText,
  de: ContentText.optional(),
  ja: ContentText.optional(),
  ar: ContentText.optional(),
  hi: ContentText.optional(),
});
export type ContentTexts = z.infer<typeof ContentTexts>;

/** The words in a language, else in English. */
export function contentText(texts: ContentTexts, language: ContentLanguage): ContentText {
  return texts[language] ?? texts.en;
}

/** Where a hero or a banner leads: a page of the shop, below its market. */
const ShopPath = z
  .string()
  .max(200)
  .regex(/^\/(?:(?:c|k|p|shop|help)\/[a-z0-9-]+|s(?:\?[\w=&.%+-]*)?)$/);

/** What a row shows: a category or a collection. */
const ROW_SOURCE = /^\/[ck]\//;

const Fields = z.strictObject({
  kind: z.enum(CONTENT_KINDS),
  /** The address of a page; everything else has none. */
  slug: Slug.min(2).max(60).nullable().default(null),
  /** The one market that shows it; null for all. */
  market: MarketHandle.nullable().default(null),
  tone: z.enum(CONTENT_TONES).default("stone"),
  texts: ContentTexts,
  imageHash: ImageHash.nullable().default(null),
  link: ShopPath.nullable().default(null),
  startsAt: z.int().min(0).nullable().default(null),
  endsAt: z.int().min(0).nullable().default(null),
});

type Fields = z.infer<typeof Fields>;

const hasItsAddress = ({ kind, slug }: Fields): boolean => isPageKind(kind) === (slug !== null);
const hasItsSource = ({ kind, link }: Fields): boolean => kind !== "rail" || (link !== null && ROW_SOURCE.test(link));
const endsAfterItStarts = ({ startsAt, endsAt }: Fields): boolean =>
  startsAt === null || endsAt === null || startsAt < endsAt;

const SLUG = { path: ["slug"], message: "A page needs an address, everything else has none." };
const LINK = { path: ["link"], message: "A row shows a category (/c/…) or a collection (/k/…)." };
const TIME = { path: ["endsAt"], message: "It ends before it starts." };

/** A new piece of content, a draft at first. */
export const CreateContent = Fields.refine(hasItsAddress, SLUG)
  .refine(hasItsSource, LINK)
  .refine(endsAfterItStarts, TIME);
export type CreateContent = z.infer<typeof CreateContent>;

/** Names a piece of content. */
export const ContentInput = z.strictObject({ contentId: idSchema("content") });
export type ContentInput = z.infer<typeof ContentInput>;

/** Saves a piece of content as a whole. `version` is the one that was read: somebody else's save in between is not lost. */
export const SaveContent = Fields.extend({ ...ContentInput.shape, version: z.int().min(1) })
  .refine(hasItsAddress, SLUG)
  .refine(hasItsSource, LINK)
  .refine(endsAfterItStarts, TIME);
export type SaveContent = z.infer<typeof SaveContent>;

/** Publishes a piece of content, or takes it back. */
export const SetContentStatus = ContentInput.extend({ status: z.enum(CONTENT_STATUSES) });
export type SetContentStatus = z.infer<typeof SetContentStatus>;

/** Puts content in the order in which the shop shows it; what is not named follows. */
export const ArrangeContent = z.strictObject({ contentIds: z.array(idSchema("content")).min(1).max(500) });
export type ArrangeContent = z.infer<typeof ArrangeContent>;

/** Names a page by its address, in a market. */
export const ContentPageInput = z.strictObject({ market: MarketHandle, slug: Slug });
export type ContentPageInput = z.infer<typeof ContentPageInput>;

/** A piece of content as operators edit it. `version` goes back with the save. */
export interface ContentView extends Fields {
  contentId: Id<"content">;
  status: ContentStatus;
  version: number;
  updatedAt: number;
}

/** A slide or a banner as a market shows it. */
export interface ContentBlock {
  contentId: Id<"content">;
  tone: ContentTone;
  title: string;
  body: string;
  label: string;
  imageHash: string | null;
  link: string | null;
}

/** A page of help or a policy, named. */
export interface ContentPageCard {
  slug: string;
  kind: PageKind;
  title: string;
}

/** A page of help or a policy. The body is Markdown. */
export interface ContentPage extends ContentPageCard {
  body: string;
  updatedAt: number;
}
