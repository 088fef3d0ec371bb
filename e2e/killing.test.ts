// The process is killed between the payment and its confirmation, and started again: the books end as if nothing had
// happened. Runs a marketplace of its own as a child, so that it can be killed together with its runtime.
import { type ChildProcess, spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Listings, Placed, PurchaseView, Quote } from "@stoa/contract";
import { afterAll, expect, test } from "vitest";
import { originsFrom, ROOT } from "../scripts/runtime/places.ts";

/** Away from the ports of the other journeys, and from 4190, which fetch refuses. */
const FIRST_PORT = 4220;
const origins = originsFrom(FIRST_PORT);
const folder = mkdtempSync(join(tmpdir(), "stoa-kill-"));
let child: ChildProcess | undefined;

async function open(): Promise<void> {
  const env = { ...process.env, STOA_DATA: folder, STOA_PORT: String(FIRST_PORT) };
  // A process group of its own, so that the runtime dies with it.
  child = spawn(process.execPath, ["scripts/serve.ts"], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const health = async () => {
    if (child?.exitCode !== null) throw new Error(`the marketplace did not start:\n${said}`);
    return await fetch(`${origins.buyer}/health`).then(
      (response) => response.status,
      () => 0,
    );
  };
  await expect.poll(health, { timeout: 120_000, interval: 200 }).toBe(200);
}

async function kill(): Promise<void> {
  const { pid } = child!;
  const gone = new Promise((done) => child!.once("exit", done));
  process.kill(-pid!, "SIGKILL");
  await gone;
}

afterAll(async () => {
  if (child?.exitCode === null && child.signalCode === null) await kill();
  rmSync(folder, { recursive: true, force: true });
});

/** All stock of the marketplace, in one row. */
const STOCK = "SELECT sum(on_hand) AS onHand, sum(reserved) AS reserved FROM stock";

/** A guest who calls the procedures as the shop's pages do. */
class Guest {
  private readonly cookies = new Map<string, string>();

  async call<T>(method: "GET" | "POST", path: string, input: unknown): Promise<T> {
    const query = method === "GET" ? `?input=${encodeURIComponent(JSON.stringify(input))}` : "";
    const response = await fetch(`${origins.buyer}/trpc/${path}${query}`, {
      method,
      headers: {
        origin: origins.buyer,
        "content-type": "application/json",
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      },
      ...(method === "POST" ? { body: JSON.stringify(input) } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
      this.cookies.set(name, value);
    }
    const body = (await response.json()) as { result?: { data: T } };
    expect(response.status, JSON.stringify(body)).toBe(200);
    return body.result!.data;
  }

  /** Buys one thing each of two sellers with a card that asks for approval; gives the purchase that waits for it. */
  async placeFromTwoSellers(): Promise<Placed> {
    const { facets } = await this.call<Listings>("GET", "shop.search.listings", { market: "us", inStock: true });
    const sellers = facets.find((facet) => facet.key === "seller")!.values.slice(0, 2);
    for (const { value } of sellers) {
      const { cards } = await this.call<Listings>("GET", "shop.search.listings", {
        market: "us",
        seller: value,
        inStock: true,
      });
      await this.call("POST", "shop.cart.add", { market: "us", offerId: cards.at(-1)!.offerId, quantity: 1 });
    }
    const quote = await this.call<Quote>("GET", "shop.checkout.quote", { market: "us" });
    const address = {
      name: "Ada Test",
      line1: "1 Test Street",
      city: "Springfield",
      region: "IL",
      postalCode: "62701",
      phone: "+1 555 0100",
    };
    const payment = { method: "card", number: "4000 0027 6000 3184", expiry: "12/39", cvc: "123" };
    return await this.call<Placed>("POST", "shop.checkout.place", {
      market: "us",
      email: "ada@example.test",
      address,
      expectedTotalMinor: quote.totalMinor,
      payment,
    });
  }
}

const form = (fields: Record<string, string>) => ({
  method: "POST",
  redirect: "manual" as const,
  headers: { origin: origins.console },
  body: new URLSearchParams(fields),
});

/** The market database on disk, read while nothing runs. */
function database(): DatabaseSync {
  for (const file of globSync("**/*.sqlite", { cwd: folder })) {
    const found = new DatabaseSync(join(folder, file));
    if (found.prepare("SELECT 1 FROM sqlite_master WHERE name = 'ledger_txn'").get()) return found;
    found.close();
  }
  throw new Error("there is no market database");
}

test(
  "killed between payment and confirmation, the marketplace comes back to one paid purchase",
  { timeout: 240_000 },
  async () => {
    await open();
    const guest = new Guest();
    const placed = await guest.placeFromTwoSellers();
    expect(placed.status).toBe("pending");
    // The provider tells of the payment only after four seconds: by then nobody is there to hear it.
    await fetch(`${origins.console}/behaviour`, form({ delaySeconds: "4", duplicates: "2", dropPercent: "0" }));
    const approved = await fetch(placed.redirectUrl!, form({ decision: "approve" }));
    expect(approved.status).toBe(303);
    await kill();

    const before = database();
    expect(before.prepare("SELECT status FROM purchase WHERE id = ?").get(placed.purchaseId)).toEqual({
      status: "pending",
    });
    const stockBefore = before.prepare(STOCK).get() as { onHand: number; reserved: number };
    before.close();

    await open();
    const view = () => guest.call<PurchaseView>("GET", "shop.orders.get", { id: placed.purchaseId });
    await expect.poll(async () => (await view()).status, { timeout: 90_000, interval: 500 }).toBe("confirmed");
    const purchase = await view();
    expect(purchase.orders.map((order) => order.status)).toEqual(["confirmed", "confirmed"]);
    expect(purchase.paidMinor).toBe(purchase.totalMinor);
    const statement = await (await fetch(`${origins.console}/statement.csv`)).text();
    expect(
      statement
        .split("\r\n")
        .filter(
          (row) => row.includes(",captured,") && row.includes(new URL(placed.redirectUrl!).pathname.split("/").at(-1)!),
        ),
    ).toHaveLength(1);
    const mails = async () =>
      ((await (await fetch(`${origins.console}/mail.json?to=ada@example.test`)).json()) as unknown[]).length;
    // The queue lives in memory and its message may have died: the sweep repeats it a minute later, from the outbox.
    await expect.poll(mails, { timeout: 100_000, interval: 500 }).toBe(1);
    await kill();

    const after = database();
    const breaks = readFileSync(join(ROOT, "packages/core/src/operations/invariants.sql"), "utf8")
      .split(";")
      .filter((check) => check.includes("SELECT"))
      .flatMap((check) => after.prepare(check).all(...(check.includes("?1") ? [Date.now()] : [])));
    expect(breaks).toEqual([]);
    expect(after.prepare("SELECT coalesce(sum(amount_minor), 0) AS total FROM ledger_entry").get()).toEqual({
      total: 0,
    });
    expect(after.prepare(STOCK).get()).toEqual({ onHand: stockBefore.onHand - 2, reserved: stockBefore.reserved - 2 });
    expect(after.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    after.close();
  },
);
