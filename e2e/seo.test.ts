// What search engines read: every page by one name, the same page in every market and language, and facts that hold.
import { PLACES } from "@stoa/contract";
import { expect, inject, test } from "vitest";

const origin = inject("origins").buyer;
const skip = inject("browser") === "";

type Facts = Record<string, unknown> & { "@type": string };

const read = async (path: string) => {
  const response = await fetch(origin + path, { redirect: "manual" });
  return { response, html: await response.text() };
};

function factsOf(html: string): Facts[] {
  const blocks = [...html.matchAll(/<script[^>]*type="application\/ld\+json"[^>]*>(.*?)<\/script>/gs)];
  return blocks.map(([, json = ""]) => JSON.parse(json) as Facts);
}

const tags = (html: string, name: string) =>
  (html.match(new RegExp(`<${name}\\b[^>]*>`, "g")) ?? []).map((tag) =>
    Object.fromEntries([...tag.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value])),
  );
const meta = (html: string, key: string) =>
  tags(html, "meta").find((tag) => tag["property"] === key || tag["name"] === key)?.["content"];

const PRODUCT = "/p/round-table-with-beech-legs";

for (const { base, locale, language } of PLACES) {
  test.skipIf(skip)(`${base}: a product, a department and the start page name themselves and each other`, async () => {
    for (const rest of ["", "/c/furniture", PRODUCT]) {
      const { html } = await read(base + rest);
      expect(html).toContain(`<html lang="${locale}"`);
      const links = tags(html, "link");
      expect(links.filter((link) => link["rel"] === "canonical").map((link) => link["href"])).toEqual([
        origin + base + rest,
      ]);
      const alternates = links.filter((link) => link["rel"] === "alternate" && link["hreflang"]);
      expect(alternates.map((link) => [link["hreflang"], link["href"]])).toEqual([
        ...PLACES.map((place) => [place.locale, origin + place.base + rest]),
        ["x-default", `${origin}/us${rest}`],
      ]);
      expect(meta(html, "og:url")).toBe(origin + base + rest);
      expect(meta(html, "og:title")).toBeTruthy();
      if (rest !== "") expect(meta(html, "og:image"), rest).toMatch(/\/media\/[0-9a-f]{64}\/1280$/);
    }
    const title = {
      en: "Round Table with Beech Legs",
      de: "Runder Tisch mit Buchenbeinen",
      ja: "ブナ脚の丸テーブル",
      ar: "طاولة مستديرة بأرجل من الزان",
      hi: "बीच की टाँगों वाली गोल मेज़",
    }[language];
    const { html } = await read(base + PRODUCT);
    expect(html.includes(`${title}</h1>`), title).toBe(true);
  });
}

test.skipIf(skip)("the facts of pages have what search engines ask of them", async () => {
  const product = factsOf((await read(`/us${PRODUCT}`)).html);
  const facts = product.find((each) => each["@type"] === "Product")!;
  for (const field of ["name", "description", "image", "brand", "sku", "offers"])
    expect(facts[field], field).toBeTruthy();
  for (const offer of facts["offers"] as Facts[]) {
    expect(offer["price"]).toMatch(/^\d+\.\d{2}$/);
    expect(offer["priceCurrency"]).toBe("USD");
    expect(offer["availability"]).toMatch(/^https:\/\/schema\.org\/(InStock|OutOfStock|PreOrder|BackOrder)$/);
    expect(offer["url"]).toBe(`${origin}/us${PRODUCT}`);
  }
  const rating = facts["aggregateRating"] as Record<string, number> | undefined;
  const reviews = (facts["review"] ?? []) as Facts[];
  if (rating) {
    expect(rating["ratingValue"]).toBeGreaterThanOrEqual(1);
    expect(rating["reviewCount"]).toBeGreaterThanOrEqual(reviews.length);
  } else expect(reviews).toEqual([]);
  for (const review of reviews) {
    expect((review["author"] as Facts)["name"]).toBeTruthy();
    expect((review["reviewRating"] as Record<string, number>)["ratingValue"]).toBeGreaterThanOrEqual(1);
  }
  const crumbs = product.find((each) => each["@type"] === "BreadcrumbList")!["itemListElement"] as Facts[];
  expect(crumbs.map((crumb) => crumb["position"])).toEqual(crumbs.map((_, i) => i + 1));
  const home = factsOf((await read("/us")).html);
  expect(home.map((each) => each["@type"])).toEqual(expect.arrayContaining(["Organization", "WebSite"]));
  const site = home.find((each) => each["@type"] === "WebSite")!;
  expect((site["potentialAction"] as Facts)["query-input"]).toBe("required name=q");
});

test.skipIf(skip)("filters, what nobody called a thing, and personal pages stay out of search engines", async () => {
  for (const path of [
    "/us/s?q=nothingofthekind",
    "/us/s?q=lmap",
    "/us/s?q=lamp&sort=newest",
    "/us/c/furniture?colour=Red",
  ])
    expect(meta((await read(path)).html, "robots"), path).toBe("noindex");
  const { html: search } = await read("/us/s?q=Lamp");
  expect(meta(search, "robots")).toBeUndefined();
  const named = tags(search, "link").filter((link) => link["rel"] === "canonical" || link["hreflang"]);
  expect(named.map((link) => link["href"])).toEqual([`${origin}/us/s?q=lamp`]);
  const { html: robots } = await read("/robots.txt");
  expect(robots).toContain(`Sitemap: ${origin}/sitemap.xml`);
  for (const page of ["checkout", "orders", "account"]) expect(robots).toContain(`Disallow: /*/${page}`);
});

test.skipIf(skip)("sitemaps name every page in every place", async () => {
  const { html: index } = await read("/sitemap.xml");
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = ""]) => new URL(loc).pathname);
  expect(parts.length).toBeGreaterThanOrEqual(2);
  const { html: products } = await read(parts.find((part) => part.includes("products-1"))!);
  for (const { base } of PLACES) expect(products).toContain(`<loc>${origin}${base}${PRODUCT}</loc>`);
  expect(products).toContain('hreflang="x-default"');
  const [, changed = ""] =
    new RegExp(`<loc>${origin}/us${PRODUCT}</loc><lastmod>([^<]+)</lastmod>`).exec(products) ?? [];
  expect(Date.parse(changed)).toBeLessThan(Date.now());
});

test.skipIf(skip)("what operators wrote is shown in the language that the page is read in", async () => {
  // Not the first slide: another journey writes it anew.
  for (const [path, words] of [
    ["/in", "Mornings, slowly."],
    ["/in/hi", "सुबह, धीरे-धीरे।"],
    ["/in/hi/help", "वापसी और रिफ़ंड"],
    ["/in/hi/help/returns", "वापसी का आख़िरी दिन"],
    ["/jp", "朝は、ゆっくりと。"],
  ] as const) {
    const { html } = await read(path);
    expect(html.replaceAll(/<script.*?<\/script>/gs, ""), path).toContain(words);
  }
});

test.skipIf(skip)("a search in a market's own language finds and shows what is called so there", async () => {
  for (const [path, title] of [
    ["/de/s?q=kronleuchter", "Kristall-Kronleuchter"],
    ["/jp/s?q=丸テーブル", "ブナ脚の丸テーブル"],
    ["/ae/s?q=ثريا", "ثريا كريستال"],
    ["/in/hi/s?q=झूमर", "क्रिस्टल झूमर"],
  ] as const) {
    const { html } = await read(encodeURI(path));
    expect(html.replaceAll(/<script.*?<\/script>/gs, "").includes(title), path).toBe(true);
  }
});

test.skipIf(skip)("the shop is installed as the market and the language that somebody is in", async () => {
  for (const { base, locale } of PLACES) {
    const { html } = await read(base);
    const link = tags(html, "link").find(({ rel }) => rel === "manifest");
    const { response, html: manifest } = await read(link?.["href"] ?? "");
    expect(response.headers.get("content-type")).toBe("application/manifest+json");
    const { start_url, lang, shortcuts, icons } = JSON.parse(manifest) as {
      start_url: string;
      lang: string;
      shortcuts: { name: string; url: string }[];
      icons: { src: string }[];
    };
    expect({ start_url, lang }).toEqual({ start_url: base, lang: locale });
    expect(shortcuts.map(({ url }) => url)).toEqual([`${base}/s`, `${base}/cart`, `${base}/orders`]);
    if (base === "/in/hi") expect(shortcuts[1]!.name).toBe("कार्ट");
    for (const { src } of icons) expect((await fetch(origin + src)).status, src).toBe(200);
  }
});
