// The access sweep: every procedure of the router, present and future, as everybody who must not call it.
import { appRouter } from "@stoa/api";
import type { Audience } from "@stoa/contract";
import { beforeAll, describe, expect, it } from "vitest";
import { makeOperator, makeSeller, makeUser, Visitor } from "./testing.ts";

/** Who may call what, by the beginning of the path. A procedure that is not listed fails the sweep. */
const POLICY: [prefix: string, audience: Audience | "anybody" | "shopper"][] = [
  ["account.", "anybody"],
  ["shop.catalog.", "anybody"],
  ["shop.search.", "anybody"],
  ["shop.lists.shared", "anybody"],
  ["shop.lists.", "buyer"],
  ["shop.", "shopper"],
  ["seller.", "seller"],
  ["admin.", "admin"],
];

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: "query" | "mutation" } }>,
);
const policyOf = (path: string) => POLICY.find(([prefix]) => path.startsWith(prefix))?.[1];

const visitors: Record<string, Visitor> = {};

beforeAll(async () => {
  visitors["guest"] = new Visitor("buyer");
  visitors["buyer"] = await new Visitor("buyer").become(await makeUser());
  visitors["seller"] = await new Visitor("seller").become((await makeSeller()).ownerId);
  visitors["admin"] = await new Visitor("admin").become(await makeOperator());
  visitors["person without a team"] = await new Visitor("seller").become(await makeUser());
  visitors["person without a role"] = await new Visitor("admin").become(await makeUser());
  visitors["other program without a token"] = new Visitor(null);
});

const ALLOWED: Record<string, readonly string[]> = {
  buyer: ["buyer"],
  seller: ["seller"],
  admin: ["admin"],
  shopper: ["guest", "buyer", "person without a team", "person without a role", "other program without a token"],
};

describe("every procedure", () => {
  it("is listed in the policy", () => {
    expect(procedures.length).toBeGreaterThan(30);
    expect(procedures.filter(([path]) => !policyOf(path)).map(([path]) => path)).toEqual([]);
  });

  it("refuses everybody whom the policy does not name", async () => {
    let cells = 0;
    for (const [path, { _def }] of procedures) {
      const policy = policyOf(path)!;
      if (policy === "anybody") continue;
      for (const [name, visitor] of Object.entries(visitors)) {
        if (ALLOWED[policy]!.includes(name)) continue;
        const answer = _def.type === "query" ? await visitor.query(path) : await visitor.mutate(path, {});
        expect([401, 403], `${path} as ${name} answered ${answer.status}`).toContain(answer.status);
        cells += 1;
      }
    }
    expect(cells).toBeGreaterThan(100);
  }, 120_000);

  it("refuses input it does not know, and tells the field", async () => {
    const answer = await visitors["guest"]!.mutate("shop.cart.add", {
      market: "us",
      offerId: "ofr_x",
      quantity: 1,
      priceMinor: 1,
    });
    expect(answer).toMatchObject({ status: 400, code: "INVALID_INPUT" });
  });

  it("refuses batches of more than ten", async () => {
    const path = Array.from({ length: 11 }, () => "account.me").join(",");
    expect((await visitors["guest"]!.fetch(`/trpc/${path}?batch=1&input={}`)).status).toBe(400);
  });

  it("leaves as private, no-store", async () => {
    const response = await visitors["buyer"]!.fetch("/trpc/account.me");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });
});
