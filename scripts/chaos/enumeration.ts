// `npm run chaos -- enumeration`: whether the time of an answer tells if an address has an account. Pairs of requests, one
// for an address that has an account and one for an address that has none, in random order, against the built Worker.
// Passed when medians lie within 10 % of each other and a Mann-Whitney test finds nothing (p > 0.01). The negative control,
// an answer that is given without checking any password, must be found.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorkers } from "../runtime/build.ts";
import { startMarketplace } from "../runtime/marketplace.ts";
import { migrate } from "../runtime/migrate.ts";
import { originsFrom, ROOT } from "../runtime/places.ts";
import { localSecrets } from "../runtime/secrets.ts";
import { step } from "../runtime/screen.ts";
import { mannWhitney, median } from "./statistics.ts";

const PAIRS = 200;
const WARM_UP = 20;
const FIRST_PORT = 4_960;
const PASSWORD = "a horse that counts to nine";
const KNOWN_PURCHASE = `pur_${"1".repeat(26)}`;
const MOST_APART = 0.1;
const LEAST_P = 0.01;

/** A thing to ask that could tell known addresses from unknown ones. */
interface Question {
  name: string;
  ask: (known: boolean, i: number) => Promise<Response>;
  /** Whether the times are to differ: the negative control. */
  differs?: boolean;
}

/** Milliseconds until the whole answer was there. */
async function timed(ask: () => Promise<Response>): Promise<number> {
  const startedAt = performance.now();
  await (await ask()).text();
  return performance.now() - startedAt;
}

/** Asks in pairs, known and unknown in random order, so that whatever else the computer does weighs on both alike. */
async function measure({ ask }: Question): Promise<Record<"known" | "unknown", number[]>> {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < PAIRS + WARM_UP; i++) {
    const order = Math.random() < 0.5 ? ([true, false] as const) : ([false, true] as const);
    for (const known of order) {
      const ms = await timed(() => ask(known, i));
      if (i >= WARM_UP) times[known ? "known" : "unknown"].push(ms);
    }
  }
  return times;
}

/** Runs the check; whether nothing can be told, and the control can. */
export async function checkEnumeration(): Promise<boolean> {
  await buildWorkers(step, ["api", "buyer"]);
  const dataFolder = mkdtempSync(join(tmpdir(), "stoa-enumeration-"));
  const parts = ["api", "buyer"] as const;
  const marketplace = await startMarketplace({
    firstPort: FIRST_PORT,
    dataFolder,
    parts,
    vars: localSecrets(dataFolder),
  });
  const origin = originsFrom(FIRST_PORT).buyer;
  let network = 0;
  // A network of its own for every request: limits are not what is measured.
  const call = (path: string, input: object): Promise<Response> => {
    network += 1;
    return fetch(`${origin}/trpc/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin,
        "cf-connecting-ip": `10.${network >> 8}.${network & 255}.1`,
      },
      body: JSON.stringify(input),
    });
  };
  const db = await marketplace.getD1Database("DB", "stoa-api");
  await migrate(db, join(ROOT, "migrations/market"));
  const knownAt = (i: number, of: string) => `known-${of}-${i}@people.test`;
  try {
    // One person with a password, copied under many addresses, so that no limit of an account is met.
    await call("account.register", { email: "seed@people.test", password: PASSWORD, name: "Seed" });
    const { password_hash: hash } = (await db
      .prepare("SELECT password_hash FROM registration")
      .first<{ password_hash: string }>())!;
    const rows = ["sign-in", "register", "reset"].flatMap((of) =>
      Array.from({ length: PAIRS + WARM_UP }, (_, i) =>
        db
          .prepare("INSERT INTO user (id, email, name, password_hash, created_at) VALUES (?, ?, 'Known', ?, 0)")
          .bind(`usr_${of.replace("-", "")}${i}`, knownAt(i, of), hash),
      ),
    );
    for (let from = 0; from < rows.length; from += 100) await db.batch(rows.slice(from, from + 100));
    const emailOf = (known: boolean, i: number, of: string) =>
      known ? knownAt(i, of) : `nobody-${of}-${i}@people.test`;
    await db
      .prepare(
        `INSERT INTO purchase (id, number, principal, idempotency_key, cart_name, cart_version, market, currency, email, address,
           method, items_minor, delivery_minor, tax_minor, total_minor, created_at, expires_at)
         VALUES (?, 'S-1', 'guest:1', '1', 'guest:1', 1, 'us', 'USD', 'known@people.test', '{}', 'card', 1, 0, 0, 1, 0, 0)`,
      )
      .bind(KNOWN_PURCHASE)
      .run();
    const askOrder = (known: boolean) => {
      const input = { id: known ? KNOWN_PURCHASE : `pur_${"0".repeat(26)}`, key: "0".repeat(40) };
      return fetch(`${origin}/trpc/shop.orders.get?input=${encodeURIComponent(JSON.stringify(input))}`);
    };
    const questions: Question[] = [
      {
        name: "sign in",
        ask: (known, i) => call("account.signIn", { email: emailOf(known, i, "sign-in"), password: "wrong one" }),
      },
      {
        name: "register",
        ask: (known, i) =>
          call("account.register", { email: emailOf(known, i, "register"), password: PASSWORD, name: "Somebody" }),
      },
      {
        name: "forgotten password",
        ask: (known, i) => call("account.requestReset", { email: emailOf(known, i, "reset") }),
      },
      { name: "order by number", ask: askOrder },
      {
        name: "control: a password that is not checked",
        differs: true,
        ask: (known, i) =>
          known
            ? call("account.signIn", { email: knownAt(i, "sign-in"), password: "" })
            : call("account.signIn", { email: `control-${i}@people.test`, password: "wrong one" }),
      },
    ];
    let isGood = true;
    for (const question of questions) {
      const { known, unknown } = await measure(question);
      const [a, b] = [median(known), median(unknown)];
      const p = mannWhitney(known, unknown);
      const isAlike = Math.abs(a - b) / Math.max(a, b) <= MOST_APART && p > LEAST_P;
      const isRight = isAlike !== (question.differs ?? false);
      isGood &&= isRight;
      console.log(
        `${isRight ? "ok " : "BAD"}  ${question.name.padEnd(40)} known ${a.toFixed(2)} ms, unknown ${b.toFixed(2)} ms, p = ${p.toFixed(3)}`,
      );
    }
    return isGood;
  } finally {
    await marketplace.dispose();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
