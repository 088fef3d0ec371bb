// The authorisation matrix: every procedure of the router called by everybody, alone and in a batch. Whom the policy does
// not name is refused; whom it names gets past the guard. The number of cells is printed.
import { appRouter } from "@stoa/api";
import { beforeAll, describe, expect, it } from "vitest";
import { POLICY } from "./policy.ts";
import { everybody, type Principal, refusalOf } from "./principals.ts";

type Procedure = { _def: { type: "query" | "mutation" } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);

/** How many calls that change nothing are made at once. */
const AT_ONCE = 24;

const STATUS_OF_REFUSAL: readonly number[] = [401, 403];
/** Refusals that come from the state of an account or a shop, past the guard of the procedure. */
const PAST_THE_GUARD = new Set(["BAD_CREDENTIALS", "SECOND_FACTOR_WRONG", "SIGN_IN_REFUSED", "SELLER_SUSPENDED"]);

/** What is wrong with an answer; null where it is as the policy says. */
function complaint(
  path: string,
  who: Principal,
  type: "query" | "mutation",
  { status, code = "" }: { status: number; code: string | undefined },
): string | null {
  const refusal = refusalOf(path, who, type);
  const isLetIn = !STATUS_OF_REFUSAL.includes(status) || PAST_THE_GUARD.has(code);
  const isRight = refusal ? (refusal as readonly string[]).includes(code) : isLetIn && status < 500 && status !== 429;
  return isRight ? null : `${path} as ${who.name}: ${status} ${code}, to be ${refusal?.join(" or ") ?? "let in"}`;
}

const pathsOf = (type: "query" | "mutation"): string[] =>
  procedures.filter(([, { _def }]) => _def.type === type).map(([path]) => path);

let principals: Principal[];
beforeAll(async () => {
  principals = await everybody();
});

describe("the authorisation matrix", () => {
  it("has a row for every procedure, and none for another", () => {
    expect([...POLICY.keys()].toSorted()).toEqual(procedures.map(([path]) => path).toSorted());
  });

  it("lets everybody do exactly what the policy says", async () => {
    const wrong: string[] = [];
    let cells = 0;
    // An input that no procedure with an input takes: the guard comes first, and nothing is changed behind it.
    const input = { "not a field": true };
    const [queries, mutations] = [pathsOf("query"), pathsOf("mutation")];
    for (const who of principals) {
      if (wrong.length > 20) break;
      const check = (path: string, type: "query" | "mutation", answer: Parameters<typeof complaint>[3]) => {
        const found = complaint(path, who, type, answer);
        if (found) wrong.push(found);
        cells += 1;
      };
      // Somebody before them may be the same person, who has signed out all other devices.
      await who.enter();
      // Queries change nothing, nor does what is refused: several are asked at once.
      const [refused, open] = [true, false].map((isRefused) =>
        mutations.filter((path) => (refusalOf(path, who, "mutation") !== null) === isRefused),
      );
      const harmless = [
        ...queries.map((path) => ({ path, type: "query" as const })),
        ...refused!.map((path) => ({ path, type: "mutation" as const })),
      ];
      for (let from = 0; from < harmless.length; from += AT_ONCE) {
        const calls = harmless.slice(from, from + AT_ONCE);
        const answers = await Promise.all(
          calls.map(({ path, type }) =>
            type === "query" ? who.visitor.query(path, input) : who.visitor.mutate(path, input),
          ),
        );
        for (const [i, { path, type }] of calls.entries()) check(path, type, answers[i]!);
      }
      for (const path of open!) {
        const answer = await who.visitor.mutate(path, input);
        if (answer.status < 400) await who.enter();
        check(path, "mutation", answer);
      }
    }
    console.log(
      `authorisation matrix: ${procedures.length} procedures x ${principals.length} principals = ${cells} cells`,
    );
    expect(wrong).toEqual([]);
  }, 900_000);

  it("holds in batches, where what is allowed and what is not stand side by side", async () => {
    const wrong: string[] = [];
    let cells = 0;
    const queries = procedures.filter(([, { _def }]) => _def.type === "query");
    for (const who of principals) {
      await who.enter();
      for (let from = 0; from < queries.length; from += 9) {
        const paths = ["account.me", ...queries.slice(from, from + 9).map(([path]) => path)];
        const input = encodeURIComponent(
          JSON.stringify(Object.fromEntries(paths.map((_, i) => [i, { "not a field": 1 }]))),
        );
        const response = await who.visitor.fetch(`/trpc/${paths.join(",")}?batch=1&input=${input}`);
        const answers = (await response.json()) as { error?: { data: { httpStatus: number; code: string } } }[];
        for (const [i, path] of paths.entries()) {
          const error = answers[i]?.error?.data;
          const found = complaint(path, who, "query", { status: error?.httpStatus ?? 200, code: error?.code });
          if (found) wrong.push(`${found}, in a batch`);
          cells += 1;
        }
      }
    }
    console.log(`authorisation matrix in batches: ${cells} cells`);
    expect(wrong).toEqual([]);
  }, 900_000);

  it("refuses batches of more than ten", async () => {
    const path = Array.from({ length: 11 }, () => "account.me").join(",");
    expect((await principals[0]!.visitor.fetch(`/trpc/${path}?batch=1&input={}`)).status).toBe(400);
  });

  it("leaves as private, no-store", async () => {
    const response = await principals[0]!.visitor.fetch("/trpc/account.me");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("refuses input it does not know, and tells the field", async () => {
    const input = { market: "us", offerId: "ofr_x", quantity: 1, priceMinor: 1 };
    const answer = await principals[0]!.visitor.mutate("shop.cart.add", input);
    expect(answer).toMatchObject({ status: 400, code: "INVALID_INPUT" });
  });
});
