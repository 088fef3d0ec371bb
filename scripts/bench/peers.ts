// `npm run bench -- --peers --vendure URL --medusa URL`: the same five operations against this marketplace and against
// others that run already, in turns within one run, as ratios. What a peer holds is its own affair: the report says how many
// products each has, so that nobody compares a large catalogue with a small one unawares.
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { buildWorkers } from "../runtime/build.ts";
import { startMarketplace } from "../runtime/marketplace.ts";
import { originsFrom, ROOT } from "../runtime/places.ts";
import { refuseTakenPorts } from "../runtime/ports.ts";
import { step } from "../runtime/screen.ts";
import { type Bench, milliseconds, percentile, type Report, table } from "./bench.ts";
import { catalogueOf } from "./catalogues.ts";
import { medusa, type Operation, OPERATIONS, type Peer, type Prepared, stoa, vendure } from "./shops.ts";

const PRODUCTS = 10_000;
const ROUNDS = 3;
const WARM_UP = 10;

/** How often a peer did something, and how long it took each time. */
interface Measured {
  peer: string;
  operation: Operation;
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
}

export const peersBench: Bench = {
  name: "peers",
  summary: "list, product, search, and carts, side by side with a Vendure and a Medusa that run already",
  options: {
    vendure: { type: "string", default: "" },
    medusa: { type: "string", default: "" },
    "medusa-key": { type: "string", default: "" },
    term: { type: "string", default: "shirt" },
    clients: { type: "string", default: "4" },
    seconds: { type: "string", default: "5" },
    data: { type: "string", default: ".stoa/bench" },
    port: { type: "string", default: "4940" },
  },
  explains: {
    vendure: "where a Vendure listens, without /shop-api",
    medusa: "where a Medusa 2 listens, without /store",
    "medusa-key": "its publishable API key",
    term: "a word that is searched for everywhere; choose one that each of them finds",
    clients: "how many ask at once",
    seconds: `how long each operation is repeated at each peer, in each of ${ROUNDS} rounds`,
    data: "the folder in which our catalogue is built once and kept",
    port: "our shop's port",
  },
  async measure(options): Promise<Report> {
    const others: Peer[] = [];
    if (options["vendure"]) others.push(vendure(options["vendure"]));
    if (options["medusa"]) others.push(medusa(options["medusa"], options["medusa-key"] ?? ""));
    if (others.length === 0)
      throw new Error(
        "Nobody to compare with. Start a Vendure or a Medusa and say where: --vendure URL, --medusa URL.",
      );
    const [clients, seconds] = [whole("clients", options["clients"]), whole("seconds", options["seconds"])];
    const port = Number(options["port"]);
    await refuseTakenPorts(port);
    await buildWorkers(step, ["api", "buyer"]);
    const place = await catalogueOf(PRODUCTS, resolve(ROOT, options["data"] ?? ""), port);
    const marketplace = await startMarketplace({ ...place, parts: ["api", "buyer"] });
    try {
      const peers = [stoa(originsFrom(port).buyer), ...others];
      return reportOf(await compare(peers, options["term"] ?? "", clients, seconds), peers);
    } finally {
      await marketplace.dispose();
    }
  },
};

function whole(name: string, text = ""): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${name} is "${text}". It must be a number from 1 on.`);
  return count;
}

/** Every operation at every peer, in turns, so that whatever else the computer does meets all of them alike. */
export async function compare(
  peers: readonly Peer[],
  term: string,
  clients: number,
  seconds: number,
): Promise<{ measured: Measured[]; products: Map<string, string> }> {
  const prepared = new Map<string, Prepared>();
  for (const peer of peers) prepared.set(peer.name, await peer.prepare(term));
  const times = new Map<string, number[][]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const operation of OPERATIONS) {
      for (const { name } of peers) {
        const work = prepared.get(name)!.operations[operation];
        if (round === 0) for (let i = 0; i < WARM_UP; i++) await work();
        const key = `${name} ${operation}`;
        times.set(key, [...(times.get(key) ?? []), await repeated(work, clients, seconds * 1_000)]);
        if (round === ROUNDS - 1) step(`${operation}: ${name}`);
      }
    }
  }
  const measured = OPERATIONS.flatMap((operation) =>
    peers.map(({ name }) => {
      const rounds = times.get(`${name} ${operation}`)!;
      const all = rounds.flat();
      const perSecond = percentile(
        rounds.map((round) => round.length / seconds),
        0.5,
      );
      return { peer: name, operation, perSecond, p50Ms: percentile(all, 0.5), p95Ms: percentile(all, 0.95) };
    }),
  );
  return { measured, products: new Map([...prepared].map(([name, { products }]) => [name, products])) };
}

/** Repeats something by so many clients for so long; how long it took each time. */
async function repeated(work: () => Promise<void>, clients: number, forMs: number): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + forMs;
  const client = async () => {
    while (performance.now() < until) {
      const startedAt = performance.now();
      await work();
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

function reportOf({ measured, products }: Awaited<ReturnType<typeof compare>>, peers: readonly Peer[]): Report {
  const [own, ...others] = peers;
  const at = (peer: string, operation: Operation) =>
    measured.find((each) => each.peer === peer && each.operation === operation)!;
  const rows = OPERATIONS.map((operation) => {
    const mine = at(own!.name, operation);
    return [
      operation,
      `${mine.perSecond.toFixed(1)}/s`,
      milliseconds(mine.p95Ms),
      ...others.flatMap(({ name }) => {
        const theirs = at(name, operation);
        return [
          `${theirs.perSecond.toFixed(1)}/s`,
          milliseconds(theirs.p95Ms),
          ratio(mine.perSecond, theirs.perSecond),
        ];
      }),
    ];
  });
  const head = ["", own!.name, "p95 ms", ...others.flatMap(({ name }) => [name, "p95 ms", `× ${name}`])];
  const sizes = [...products].map(([name, count]) => `${name} ${count}`).join(", ");
  const where = `${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]!.toFixed(1)}`;
  return {
    text: `${table([head, ...rows])}\n\nProducts: ${sizes}. ${where}.`,
    data: { measured, products: Object.fromEntries(products) },
  };
}

const ratio = (mine: number, theirs: number): string => (theirs > 0 ? `${(mine / theirs).toFixed(2)}` : "–");
