// The words of the interface, one dictionary per language. A browser loads the one its market needs; the server all.
import type { Language } from "@stoa/client";
import type { en } from "./en.ts";

export type { Language } from "@stoa/client";

/** Every text of the interface. English sets the shape: a language that lacks one does not compile. */
export type Texts = typeof en;

const LOADERS: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import("./en.ts")).en,
  de: async () => (await import("./de.ts")).de,
  ja: async () => (await import("./ja.ts")).ja,
  ar: async () => (await import("./ar.ts")).ar,
  hi: async () => (await import("./hi.ts")).hi,
};

const loaded = new Map<Language, Texts>();

/** Makes the texts of a language ready. Both entries call it before anything is rendered. */
export async function loadTexts(...languages: Language[]): Promise<void> {
  await Promise.all(languages.map(async (language) => loaded.set(language, await LOADERS[language]())));
}

/** The texts of a language that is ready. */
export function textsOf(language: Language): Texts {
  const texts = loaded.get(language);
  if (texts === undefined) throw new Error(`the texts of ${language} were not loaded`);
  return texts;
}
