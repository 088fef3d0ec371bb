// Queries of one tick travel in one request.
import { type Answer, failureOf, send, type Transport } from "./transport.ts";

/** The server refuses larger batches. */
const MAX_ITEMS = 10;
/** Longer addresses are refused on the way. */
const MAX_ADDRESS = 6_000;

interface Asked {
  readonly path: string;
  readonly input: unknown;
  readonly done: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

const sizeOf = ({ path, input }: Asked): number =>
  path.length + encodeURIComponent(JSON.stringify(input ?? null)).length;

/** What is asked, in pieces that a request can carry. */
function pieces(all: readonly Asked[]): Asked[][] {
  const found: Asked[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const last = found.at(-1);
    size += sizeOf(one);
    if (last && last.length < MAX_ITEMS && size < MAX_ADDRESS) last.push(one);
    else {
      found.push([one]);
      size = sizeOf(one);
    }
  }
  return found;
}

async function ask(transport: Transport, url: string, some: readonly Asked[]): Promise<void> {
  const inputs = Object.fromEntries(some.flatMap(({ input }, i) => (input === undefined ? [] : [[i, input]])));
  const search = new URLSearchParams({ batch: "1", input: JSON.stringify(inputs) });
  const address = `${url}/${some.map(({ path }) => path).join(",")}?${search}`;
  try {
    const { status, body } = await send(transport, { url: address, init: { method: "GET" } });
    for (const [i, { done, fail }] of some.entries()) {
      // What goes wrong with the request as a whole comes as one answer for all.
      const answer = ((Array.isArray(body) ? body[i] : body) ?? {}) as Answer;
      if (answer.result) done(answer.result.data);
      else fail(failureOf(answer, status));
    }
  } catch (error) {
    for (const { fail } of some) fail(error);
  }
}

/** Makes a way to ask queries that travel together with those of the same tick. */
export function batching(transport: Transport, url: string): (path: string, input: unknown) => Promise<unknown> {
  let waiting: Asked[] = [];
  const flush = () => {
    const all = waiting;
    waiting = [];
    for (const some of pieces(all)) void ask(transport, url, some);
  };
  return (path, input) =>
    new Promise((done, fail) => {
      if (waiting.push({ path, input, done, fail }) === 1) setTimeout(flush);
    });
}
