// Keeps a shop's stock as the ERP has it, and brings its orders to the ERP.
//   node erp-sync.ts push stock.csv    sets what the file says
//   node erp-sync.ts listen            writes each order that is told of into orders.jsonl
import { randomUUID } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Event, receiver } from "../receiver/receiver.ts";

/** What the file says of a thing. */
export interface Row {
  sku: string;
  stock: number;
}
interface Offer {
  offerId: string;
  sku: string;
  onHand: number;
}
/** Where the marketplace is, and the key that opens it. */
export interface Shop {
  api: string;
  key: string;
}

const MAX_TRIES = 5;
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Calls a procedure. What may be tried again is, with the same Idempotency-Key: twice the same is done once. */
async function call<T>({ api, key }: Shop, procedure: string, input: object, isMutation = false): Promise<T> {
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "idempotency-key": randomUUID(),
  };
  const url = `${api}/trpc/${procedure}`;
  const query = `${url}?${new URLSearchParams({ input: JSON.stringify(input) })}`;
  for (let tries = 1; ; tries++) {
    const response = await (
      isMutation
        ? fetch(url, { method: "POST", headers, body: JSON.stringify(input) })
        : fetch(query, { headers: { authorization: headers.authorization } })
    ).catch(() => null);
    if (response?.ok) return ((await response.json()) as { result: { data: T } }).result.data;
    const isWorthIt = response === null || response.status === 429 || response.status >= 500;
    if (!isWorthIt || tries === MAX_TRIES) {
      const told = response ? ((await response.json()) as { error?: { data?: { code?: string } } }) : {};
      throw new Error(`${procedure}: ${told.error?.data?.code ?? response?.status ?? "unreachable"}`);
    }
    await sleep(Number(response?.headers.get("retry-after") ?? 0) * 1_000 || 250 * 2 ** tries);
  }
}

/** The rows of a CSV file with the columns `sku` and `stock`, or of a JSON file with a list of such objects. */
export function rowsOf(text: string): Row[] {
  const rows: Row[] = text.trimStart().startsWith("[") ? (JSON.parse(text) as Row[]) : fromCsv(text);
  for (const { sku, stock } of rows)
    if (!sku || !Number.isInteger(stock) || stock < 0)
      throw new Error(`“${sku}” has no whole number of units: ${stock}`);
  return rows;
}

function fromCsv(text: string): Row[] {
  const [head = [], ...lines] = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")));
  const [sku, stock] = [head.indexOf("sku"), head.indexOf("stock")];
  if (sku < 0 || stock < 0) throw new Error("the first line has to name the columns sku and stock");
  return lines.map((cells) => ({ sku: cells[sku] ?? "", stock: cells[stock] ? Number(cells[stock]) : Number.NaN }));
}

/** Every offer of the shop, by its SKU. */
async function offersOf(shop: Shop): Promise<Map<string, Offer>> {
  const offers = new Map<string, Offer>();
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page: { items: Offer[]; nextCursor: string | null } = await call(shop, "seller.offers.list", {
      cursor,
      limit: 100,
    });
    for (const offer of page.items) offers.set(offer.sku, offer);
    cursor = page.nextCursor;
  }
  return offers;
}

/** Sets what differs, and tells what came of each row. A row that fails holds up no other. */
export async function push(shop: Shop, rows: readonly Row[]) {
  const offers = await offersOf(shop);
  const came = { changed: [] as string[], unchanged: [] as string[], unknown: [] as string[], failed: [] as string[] };
  for (const { sku, stock } of rows) {
    const offer = offers.get(sku);
    if (!offer) came.unknown.push(sku);
    else if (offer.onHand === stock) came.unchanged.push(sku);
    else
      await call(shop, "seller.offers.setStock", { offerId: offer.offerId, onHand: stock }, true).then(
        () => came.changed.push(sku),
        (error: Error) => came.failed.push(`${sku} (${error.message})`),
      );
  }
  return came;
}

/** Hands each order on as it stands now, address and all, when an event tells of it. The event itself holds no address. */
export const listen = (shop: Shop, secret: string, take: (event: Event, order: unknown) => void) =>
  receiver(secret, async (event) => {
    const { orderId } = event.ids;
    if (orderId) take(event, await call(shop, "seller.orders.get", { orderId }));
  });

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name}`);
  return value;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [, , command, file] = process.argv;
  const shop = { api: setting("STOA_API"), key: setting("STOA_KEY") };
  if (command === "push" && file) {
    const came = await push(shop, rowsOf(readFileSync(file, "utf8")));
    for (const [what, skus] of Object.entries(came))
      console.log(`${what}: ${skus.length} ${skus.slice(0, 10).join(" ")}`);
    process.exitCode = came.failed.length > 0 ? 1 : 0;
  } else if (command === "listen") {
    const port = Number(process.env["PORT"] ?? 4_000);
    const server = listen(shop, setting("STOA_WEBHOOK_SECRET"), (event, order) => {
      appendFileSync("orders.jsonl", `${JSON.stringify({ event, order })}\n`);
      console.log(event.type, event.ids["orderId"]);
    });
    server.listen(port, () => console.log(`listening on http://localhost:${port}/`));
  } else {
    console.error("node erp-sync.ts push stock.csv | listen");
    process.exitCode = 2;
  }
}
