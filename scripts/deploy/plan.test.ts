// What an environment is called, where it answers, and what is to be done given what is there.
import { describe, expect, test } from "vitest";
import { type Asked, type Environment, environmentOf, KEPT, named } from "./environment.ts";
import { type Found, NOTHING, planOf, sentenceOf, warningsOf } from "./plan.ts";
import { bucketsIn, queuesIn } from "./wrangler.ts";

const at = (asked: Asked, variables = {}) => environmentOf(asked, variables);
const production = at({ env: "production", domain: "shop.test" });

/** An account in which everything of an environment is. */
const everything = (environment: Environment): Found => ({
  databases: new Map(KEPT.databases.map((part) => [named(environment, part), "id"])),
  namespaces: new Map(KEPT.namespaces.map((part) => [named(environment, part), "id"])),
  buckets: new Set(KEPT.buckets.map((part) => named(environment, part))),
  queues: new Set(KEPT.queues.map((part) => named(environment, part))),
  secrets: new Set(["STOA_SECRET", "SANDBOX_WEBHOOK_SECRET"]),
});

describe("an environment", () => {
  test("answers at a domain, at single hosts, or at the account's own", () => {
    expect(production.origins).toEqual({
      api: "https://api.shop.test",
      buyer: "https://shop.test",
      seller: "https://seller.shop.test",
      admin: "https://admin.shop.test",
    });
    expect(at({ env: "production", domain: "shop.test", admin: "desk.other.test" }).origins.admin).toBe(
      "https://desk.other.test",
    );
    const preview = at({ env: "preview-42", "workers-dev": "acme" });
    expect(preview.origins.buyer).toBe("https://stoa-preview-42-buyer.acme.workers.dev");
    expect(preview.hasDomains).toBe(false);
  });

  test("takes from variables what the command line leaves out", () => {
    const variables = { STOA_DEPLOY_DOMAIN: "shop.test", STOA_DEPLOY_MAIL_FROM: "hello@shop.test" };
    expect(at({ env: "production" }, variables)).toMatchObject({
      origins: production.origins,
      mailFrom: "hello@shop.test",
    });
    expect(at({ env: "production", domain: "other.test" }, variables).origins.buyer).toBe("https://other.test");
  });

  const refused: [asked: Asked, why: RegExp][] = [
    [{}, /Say where to/],
    [{ env: "staging", domain: "a.test" }, /Say where to/],
    [{ env: "preview-", domain: "a.test" }, /Say where to/],
    [{ env: "preview-A", domain: "a.test" }, /Say where to/],
    [{ env: "preview-../production", domain: "a.test" }, /Say where to/],
    [{ env: "production" }, /Say where it will answer/],
    [{ env: "production", domain: "a.test", "workers-dev": "b" }, /not both/],
    [{ env: "production", domain: "https://a.test" }, /no host/],
    [{ env: "production", domain: "localhost" }, /no host/],
    [{ env: "production", domain: "a.test", seller: "a.test" }, /host of its own/],
    [{ env: "production", domain: "a.test", "form-origin": ["http://b.test"] }, /no origin/],
    [{ env: "production", domain: "a.test", "form-origin": ["https://b.test; script-src *"] }, /no origin/],
  ];
  test.each(refused)("%o is refused: %s", (asked, why) => {
    expect(() => at(asked)).toThrow(why);
  });
});

describe("a plan", () => {
  const kinds = (environment: Environment, found: Found, given: string[] = []) =>
    planOf(environment, found, new Set(given)).map(({ kind }) => kind);

  test("creates all of an empty account and nothing of a full one", () => {
    expect(kinds(production, NOTHING).filter((kind) => kind === "create")).toHaveLength(8);
    expect(kinds(production, everything(production))).toEqual([
      "configure",
      "build",
      "migrate",
      "migrate",
      "deploy",
      "deploy",
      "deploy",
      "deploy",
      "smoke",
    ]);
  });

  test("creates exactly what is missing, whatever that is", () => {
    const full = everything(production);
    for (const what of ["databases", "namespaces", "buckets", "queues"] as const)
      for (const part of KEPT[what]) {
        const name = named(production, part);
        const rest =
          what === "databases" || what === "namespaces" ? new Map(full[what]) : new Set(full[what] as Set<string>);
        rest.delete(name);
        const created = planOf(production, { ...full, [what]: rest }, new Set()).filter(
          ({ kind }) => kind === "create",
        );
        expect(created).toEqual([{ kind: "create", what, name }]);
      }
  });

  test("touches what runs only after everything is built, and sends the API out before those that are bound to it", () => {
    const steps = planOf(production, NOTHING, new Set());
    const sentences = steps.map((step) => sentenceOf(step, production));
    const first = (word: RegExp) => sentences.findIndex((sentence) => word.test(sentence));
    expect(first(/^create/)).toBeLessThan(first(/^build/));
    expect(first(/^build/)).toBeLessThan(first(/^apply/));
    expect(first(/^apply/)).toBeLessThan(first(/STOA_SECRET/));
    expect(first(/STOA_SECRET/)).toBeLessThan(first(/^deploy stoa-api/));
    expect(first(/^deploy stoa-api/)).toBeLessThan(first(/^deploy stoa-buyer/));
  });

  test("never makes up a secret again: what it signed and sealed would be worth nothing", () => {
    const secrets = (found: Found, given: string[]) =>
      planOf(production, found, new Set(given)).flatMap((step) => (step.kind === "secret" ? [step] : []));
    expect(secrets(NOTHING, ["STRIPE_SECRET_KEY"])).toEqual([
      { kind: "secret", name: "STOA_SECRET", isMadeUp: true },
      { kind: "secret", name: "STRIPE_SECRET_KEY", isMadeUp: false },
    ]);
    expect(secrets(everything(production), [])).toEqual([]);
  });

  test("production never gets the sandbox's secret, a preview does", () => {
    const names = (environment: Environment) =>
      planOf(environment, NOTHING, new Set()).flatMap((step) => (step.kind === "secret" ? [step.name] : []));
    expect(names(production)).toEqual(["STOA_SECRET"]);
    expect(names(at({ env: "preview", "workers-dev": "acme" }))).toEqual(["STOA_SECRET", "SANDBOX_WEBHOOK_SECRET"]);
  });

  test("says who can pay", () => {
    const said = (...given: string[]) => warningsOf(production, NOTHING, new Set(given)).join(" ");
    expect(said()).toMatch(/cash on delivery only/);
    expect(said("RAZORPAY_KEY_ID")).toMatch(/cash on delivery only/);
    expect(said("STRIPE_SECRET_KEY")).toMatch(/^STRIPE_WEBHOOK_SECRET is missing/);
    expect(said("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET")).toBe("");
  });
});

describe("what Wrangler writes", () => {
  test("queues stand in a table", () => {
    const table = `
 ⛅️ wrangler 4.151.0
┌──────────────────────────────────┬────────────────┬─────────────┐
│ id                               │ name           │ created_on  │
├──────────────────────────────────┼────────────────┼─────────────┤
│ 0a1b2c3d4e5f60718293a4b5c6d7e8f9 │ stoa-jobs      │ 2026-01-01  │
├──────────────────────────────────┼────────────────┼─────────────┤
│ 1a1b2c3d4e5f60718293a4b5c6d7e8f9 │ stoa-jobs-dead │ 2026-01-01  │
└──────────────────────────────────┴────────────────┴─────────────┘`;
    expect(queuesIn(table)).toEqual(["stoa-jobs", "stoa-jobs-dead"]);
    expect(queuesIn("┌──┐\n│  │\n└──┘")).toEqual([]);
  });

  test("buckets stand in a list", () => {
    expect(bucketsIn("Listing buckets...\nname:           stoa-media\ncreation_date:  2026\n\nname: b\n")).toEqual([
      "stoa-media",
      "b",
    ]);
  });
});
