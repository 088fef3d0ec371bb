// The words of content.
import type { ContentKind, ContentLanguage, ContentStatus, ContentTone } from "@stoa/client";
import type { Tone } from "@stoa/ui";

export const KIND_WORD: Record<ContentKind, string> = {
  hero: "Slide",
  banner: "Banner",
  rail: "Row of products",
  help: "Help page",
  policy: "Policy",
};

export const KINDS_WORD: Record<ContentKind, string> = {
  hero: "Slides",
  banner: "Banners",
  rail: "Rows of products",
  help: "Help pages",
  policy: "Policies",
};

export const STATUS_WORD: Record<ContentStatus, string> = { draft: "Draft", published: "Published" };
export const STATUS_TONE: Record<ContentStatus, Tone> = { draft: "plain", published: "good" };

export const TONE_WORD: Record<ContentTone, string> = { laurel: "Laurel", stone: "Stone", clay: "Clay", ink: "Night" };

export const LANGUAGE_WORD: Record<ContentLanguage, string> = {
  en: "English",
  de: "German",
  ja: "Japanese",
  ar: "Arabic",
  hi: "Hindi",
};
