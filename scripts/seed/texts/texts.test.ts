// Nobody who shops in another language meets an English shelf.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CATEGORY_TEXTS } from "./categories.ts";
import { SHELF_TEXTS } from "./shelves.ts";
import { eachText } from "./translations.ts";

const file = join(import.meta.dirname, "../../../data/demo-catalogue.json");
const { categories } = JSON.parse(readFileSync(file, "utf8")) as { categories: { slug: string }[] };

it("every category of the demo has its name in every language, once", () => {
  const named = [...Object.keys(CATEGORY_TEXTS), ...Object.keys(SHELF_TEXTS)];
  const slugs = categories.map(({ slug }) => slug);
  expect(slugs.filter((slug) => !named.includes(slug))).toEqual([]);
  expect(named.filter((slug, at) => named.indexOf(slug) !== at)).toEqual([]);
  expect(Object.keys(SHELF_TEXTS).filter((slug) => !slugs.includes(slug))).toEqual([]);
  expect(eachText({ ...CATEGORY_TEXTS, ...SHELF_TEXTS }).filter(({ text }) => !text)).toEqual([]);
});
