// What a marketplace that has just been deployed must answer, asked from outside.
import type { Environment, WorkerName } from "./environment.ts";

/** One question: what is asked, and what is wrong with the answer; null: nothing. */
interface Question {
  readonly what: string;
  readonly of: WorkerName;
  readonly path: string;
  readonly init?: RequestInit;
  readonly wrong: (response: Response, text: string) => string | null;
}

export interface Smoke {
  readonly environment: Pick<Environment, "origins" | "isPreview">;
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (line: string) => void;
}

const PAUSE_MS = 5_000;
/** A new host has to get its certificate first. */
const TRIES = 36;

const status = (wanted: number) => (response: Response) =>
  response.status === wanted ? null : `answered ${response.status}, not ${wanted}`;

const READ = "/trpc/shop.catalog.collections?input=%7B%22market%22%3A%22us%22%7D";

function healthy(of: WorkerName): Question {
  return {
    what: `the ${of} Worker serves`,
    of,
    path: "/health",
    wrong: (response, text) => status(200)(response) ?? (text.includes(`"app":"${of}"`) ? null : "is another Worker"),
  };
}

/** All questions, each after those that must be answered for it to make sense. */
export function questionsOf({ isPreview }: Pick<Environment, "isPreview">): Question[] {
  return [
    healthy("api"),
    healthy("buyer"),
    healthy("seller"),
    healthy("admin"),
    {
      what: "the start page is a page, with its policy",
      of: "buyer",
      path: "/us",
      wrong: (response, text) =>
        status(200)(response) ??
        (text.includes("<html") ? null : "is no page") ??
        (response.headers.has("content-security-policy") ? null : "has no content-security-policy"),
    },
    { what: "robots.txt is there", of: "buyer", path: "/robots.txt", wrong: status(200) },
    {
      what: "a procedure reads the database",
      of: "api",
      path: READ,
      wrong: (response, text) => status(200)(response) ?? (text.includes('"result"') ? null : "has no result"),
    },
    {
      what: "the API's host refuses cookies",
      of: "api",
      path: READ,
      init: { headers: { cookie: "__Host-stoa-buyer=nobody" } },
      wrong: (response) => status(401)(response) ?? (response.headers.has("set-cookie") ? "sets a cookie" : null),
    },
    {
      what: "there is no door to the clock",
      of: "api",
      path: "/local/clock",
      init: { method: "POST", body: "{}" },
      wrong: status(404),
    },
    ...(isPreview
      ? []
      : [
          {
            what: "there is no play money",
            of: "api",
            path: "/hooks/sandbox",
            init: { method: "POST", body: "{}" },
            wrong: status(404),
          } satisfies Question,
        ]),
  ];
}

/**
 * Asks everything; what is not right at first is asked again for a while.
 * @throws what is still wrong then
 */
export async function smoke({ environment, fetch, wait, report }: Smoke, tries = TRIES): Promise<void> {
  for (const { what, of, path, init, wrong } of questionsOf(environment)) {
    const url = environment.origins[of] + path;
    let complaint: string | null = null;
    for (let attempt = 1; attempt <= tries; attempt++) {
      try {
        const response = await fetch(url, { redirect: "manual", ...init });
        complaint = wrong(response, await response.text());
      } catch (error) {
        complaint = `cannot be reached: ${String((error as Error).cause ?? error)}`;
      }
      if (complaint === null) break;
      if (attempt < tries) await wait(PAUSE_MS);
    }
    if (complaint !== null) throw new Error(`Not right: ${what}. ${url} ${complaint}.`);
    report(`Seen that ${what}`);
  }
}
