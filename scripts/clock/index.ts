// `npm run clock`: shows the clock of the local marketplace that runs, or moves it ahead through all that falls due on the way.
import { createHmac } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { dataFolder, firstPort, originsFrom } from "../runtime/places.ts";
import { bold, dim, run } from "../runtime/screen.ts";
import { localSecrets } from "../runtime/secrets.ts";
import { hoursOf, momentOf, spanOf } from "./moment.ts";

/** What the door answers. */
interface Told {
  nowAt: number;
  aheadMs: number;
  ran?: Record<string, number>;
  isThere?: boolean;
  error?: string;
}

const SENTENCES: Record<string, string> = {
  BACKWARDS: "The clock is ahead of that already, and never goes back.",
  HISTORY_AHEAD:
    "Something has happened in the meantime, and history cannot lie ahead. `npm start -- --fresh` starts over.",
  UNAUTHENTICATED: "The marketplace that answers keeps its data elsewhere. Say where: STOA_DATA=… npm run clock",
};

const TRIES = 3;
const PAUSE_MS = 500;

async function ask(body?: { toAt: number; everyHours: number } | { isReset: true }): Promise<Told> {
  const { api } = originsFrom(firstPort());
  const secret = localSecrets(dataFolder())["STOA_SECRET"] ?? "";
  const authorization = `Bearer ${createHmac("sha256", secret).update("clock").digest("hex")}`;
  const post = body && { method: "POST", body: JSON.stringify(body) };
  const knock = () => fetch(`${api}/local/clock`, { ...post, headers: { authorization } }).catch(() => null);
  let response = await knock();
  // A line that breaks says nothing of the marketplace: whoever is there answers when asked again.
  for (let tries = 1; response === null && tries < TRIES; tries++) {
    await setTimeout(PAUSE_MS);
    if (body && "toAt" in body) {
      const now = await ask();
      if (now.nowAt >= body.toAt) return { ...now, isThere: true };
    }
    response = await knock();
  }
  if (response === null)
    throw new Error(`No marketplace answers at ${api}. Start it with \`npm start\`, then move its clock.`);
  if (response.status === 404) throw new Error(`What answers at ${api} is no local marketplace: its clock stays.`);
  const told = (await response.json()) as Told;
  if (told.error) throw new Error(SENTENCES[told.error] ?? `The clock was not moved: ${told.error}`);
  return told;
}

const time = (atMs: number) => `${new Date(atMs).toISOString().slice(0, 16).replace("T", " ")} UTC`;

function show({ nowAt, aheadMs }: Told): void {
  const ahead = aheadMs === 0 ? "as on this computer" : `${spanOf(aheadMs)} ahead of this computer`;
  console.log(`It is ${bold(time(nowAt))} ${dim(`(${ahead})`)}`);
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { reset: { type: "boolean" }, step: { type: "string", default: "1h" } },
  });
  const [written] = positionals;
  if (values.reset) return show(await ask({ isReset: true }));
  if (written === undefined) return show(await ask());
  const everyHours = hoursOf(values.step);
  const toAt = momentOf(written, (await ask()).nowAt);
  const ran = new Map<string, number>();
  for (;;) {
    const told = await ask({ toAt, everyHours });
    for (const [type, count] of Object.entries(told.ran ?? {})) ran.set(type, (ran.get(type) ?? 0) + count);
    if (!told.isThere) {
      console.log(dim(`  ${time(told.nowAt)}`));
      continue;
    }
    show(told);
    break;
  }
  if (ran.size === 0) console.log("Nothing fell due on the way.");
  for (const [type, count] of [...ran].toSorted()) console.log(`  ${String(count).padStart(6)}  ${type}`);
}

run(main);
