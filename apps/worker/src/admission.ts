// How many requests one isolate works on at a time. Beyond that it says so at once, so that whoever was let in is served
// quickly and nobody waits for an answer that comes too late.

/** Between these the number moves: down while answers are slow, up again while they are quick. */
const MOST = 256;
const LEAST = 12;

/** Places there are at first: enough to be busy. Where more are of use, they come quickly. */
const FIRST = 32;

/**
 * An answer later than this is slow. At twice the capacity the slowest in a hundred of those let in waited 646 and 810 ms in
 * two runs of R18; with 500 it was 1,154 ms, and no more were served.
 */
const SLOW_MS = 350;

/** What is left of the places after a slow answer. */
const DOWN = 0.95;

/** When to come again. */
const RETRY_AFTER_SECONDS = 1;

/**
 * A bounded number of places that follows how quick the answers are, as TCP's window does (RFC 5681, 3.1): doubled with each
 * round of quick answers until the first slow one, from then on one more a round, and a twentieth less for each slow answer.
 */
export class Admission {
  private limit: number;
  private inside = 0;
  private hasBeenSlow = false;
  private readonly least: number;
  private readonly most: number;

  constructor(least = LEAST, most = MOST) {
    this.least = least;
    this.most = most;
    this.limit = Math.min(most, Math.max(least, FIRST));
  }

  /** The places there are at present. */
  get places(): number {
    return Math.floor(this.limit);
  }

  /** Takes a place, unless all are taken. */
  enter(): boolean {
    if (this.inside >= this.places) return false;
    this.inside += 1;
    return true;
  }

  /** Gives a place back after so long. */
  leave(tookMs: number): void {
    const isFull = this.inside >= this.places;
    this.inside -= 1;
    if (tookMs > SLOW_MS) {
      this.hasBeenSlow = true;
      this.limit = Math.max(this.least, Math.min(this.limit, this.inside + 1) * DOWN);
    } else if (isFull) this.limit = Math.min(this.most, this.limit + (this.hasBeenSlow ? 1 / this.limit : 1));
  }
}

/** Places for payment providers, whose facts are worth more than what is asked; they take none from visitors. */
const FOR_WEBHOOKS = 64;

const visitors = new Admission();
const webhooks = new Admission(FOR_WEBHOOKS, FOR_WEBHOOKS);

/** Work that takes long by its nature says nothing about how busy the isolate is. */
const SLOW_BY_NATURE = /^\/(files|media|live)\//;

/** In the words of a procedure, since most who are turned away called one. */
const refusal = (): Response =>
  Response.json(
    {
      error: { message: "OVERLOADED", code: -32_603, data: { code: "OVERLOADED", details: {}, httpStatus: 503 } },
    },
    { status: 503, headers: { "retry-after": String(RETRY_AFTER_SECONDS), "cache-control": "private, no-store" } },
  );

/** Answers a request, or turns it away with 503 and `Retry-After` when the isolate has as much to do as it can. */
export async function admitted(request: Request, work: () => Promise<Response>): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/health" || SLOW_BY_NATURE.test(pathname)) return await work();
  const admission = pathname.startsWith("/hooks/") ? webhooks : visitors;
  if (!admission.enter()) return refusal();
  const startedAt = Date.now();
  try {
    return await work();
  } finally {
    admission.leave(Date.now() - startedAt);
  }
}
