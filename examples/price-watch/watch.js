// Watches the prices of a search and prints what has become cheaper. What it saw last is kept in a file.
import { readFile, writeFile } from "node:fs/promises";
import { createClient, isError } from "@stoa/client";

const {
  STOA_URL = "http://localhost:8787",
  MARKET = "us",
  QUERY = "lamp",
  EVERY_MS,
  STORE = "prices.json",
} = process.env;
const stoa = createClient({ url: STOA_URL });

/** The cards of the search, page after page, at most this many pages. */
async function* cards(pages = 5) {
  let after;
  for (let page = 0; page < pages; page += 1) {
    const found = await stoa.shop.search.listings.query({ market: MARKET, q: QUERY, ...(after ? { after } : {}) });
    yield* found.cards;
    if (!found.next) return;
    after = found.next;
  }
}

const money = (minor, currency) =>
  new Intl.NumberFormat("en", { style: "currency", currency }).format(
    minor / 10 ** new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits,
  );

async function look() {
  const seen = JSON.parse(await readFile(STORE, "utf8").catch(() => "{}"));
  let [count, drops] = [0, 0];
  for await (const { slug, title, priceMinor, currency } of cards()) {
    const place = `${MARKET}/${slug}`; // Each market has prices of its own.
    const before = seen[place];
    if (before !== undefined && priceMinor < before) {
      console.log(`${title}: ${money(before, currency)} → ${money(priceMinor, currency)}`);
      drops += 1;
    }
    seen[place] = priceMinor;
    count += 1;
  }
  await writeFile(STORE, JSON.stringify(seen));
  console.log(`${count} prices of "${QUERY}", ${drops} lower than before.`);
}

for (;;) {
  try {
    await look();
  } catch (error) {
    if (!isError(error)) throw error;
    console.error(`Not this time: ${error.code}`);
    if (EVERY_MS === undefined) process.exitCode = 1;
  }
  if (EVERY_MS === undefined) break;
  await new Promise((done) => setTimeout(done, Number(EVERY_MS)));
}
