// Content from an operator's hand to the shop's pages, through the real doors.
import type { ContentPage, ContentPageCard, ContentView, HomePage } from "@stoa/contract";
import { runJob } from "@stoa/core/operations";
import type { Id } from "@stoa/contract";
import { sql } from "@stoa/db";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOperator, Visitor } from "./testing.ts";

let admin: Visitor;
const shopper = new Visitor("buyer");

beforeAll(async () => {
  admin = await new Visitor("admin").become(await makeOperator());
});

const word = () => `w-${crypto.randomUUID().slice(0, 8)}`;

async function created(over: object): Promise<ContentView> {
  const input = { kind: "banner", texts: { en: { title: word() } }, ...over };
  const answer = await admin.mutate<ContentView>("admin.content.create", input);
  expect(answer.status, answer.code).toBe(200);
  return answer.data;
}

const setStatus = ({ contentId }: ContentView, status: "draft" | "published") =>
  admin.mutate<ContentView>("admin.content.setStatus", { contentId, status });

const bannersIn = async (market: string) =>
  (await shopper.query<HomePage>("shop.catalog.home", { market })).data.banners.map((one) => one.title);

const fieldsOf = ({
  contentId,
  version,
  kind,
  slug,
  market,
  tone,
  texts,
  imageHash,
  link,
  startsAt,
  endsAt,
}: ContentView) => ({
  contentId,
  version,
  kind,
  slug,
  market,
  tone,
  texts,
  imageHash,
  link,
  startsAt,
  endsAt,
});

describe("a banner", () => {
  it("is in the shop while it is published, in the language of the market, else in English", async () => {
    const texts = { en: { title: word() }, de: { title: word() } };
    const banner = await created({ texts });
    expect(await bannersIn("de")).not.toContain(texts.de.title);
    await setStatus(banner, "published");
    expect(await bannersIn("de")).toContain(texts.de.title);
    expect(await bannersIn("jp")).toContain(texts.en.title);
    await setStatus(banner, "draft");
    expect(await bannersIn("de")).not.toContain(texts.de.title);
  });

  it("of one market is in no other", async () => {
    const banner = await created({ market: "in" });
    await setStatus(banner, "published");
    expect(await bannersIn("in")).toContain(banner.texts.en.title);
    expect(await bannersIn("us")).not.toContain(banner.texts.en.title);
  });

  it("is shown within its time alone, and pages are read anew when that comes", async () => {
    const soon = Date.now() + 86_400_000;
    const over = await created({ endsAt: Date.now() - 1 });
    const coming = await created({ startsAt: soon, endsAt: soon + 1_000 });
    for (const one of [over, coming]) await setStatus(one, "published");
    const shown = await bannersIn("us");
    expect(shown).not.toContain(over.texts.en.title);
    expect(shown).not.toContain(coming.texts.en.title);
    const planned = await db.all<{ at: number }>(
      sql`SELECT due_at AS at FROM outbox WHERE type = 'content.changed' AND payload ->> 'contentId' = ${coming.contentId} ORDER BY due_at`,
    );
    expect(planned.map(({ at }) => at).slice(1)).toEqual([soon, soon + 1_000]);
  });

  it("saved twice from the same version is saved once", async () => {
    const banner = await created({});
    const saves = await Promise.all(
      ["One", "Two"].map((title) =>
        admin.mutate<ContentView>("admin.content.save", { ...fieldsOf(banner), texts: { en: { title } } }),
      ),
    );
    expect(saves.map(({ code }) => code).toSorted()).toEqual(["CONFLICT", undefined]);
    expect((await admin.query<ContentView>("admin.content.get", banner)).status).toBe(400);
    const { data } = await admin.query<ContentView>("admin.content.get", { contentId: banner.contentId });
    expect(data.version).toBe(2);
  });

  it("that is published cannot be removed, a draft can", async () => {
    const banner = await created({});
    const { contentId } = banner;
    await setStatus(banner, "published");
    expect((await admin.mutate("admin.content.remove", { contentId })).code).toBe("ILLEGAL_TRANSITION");
    await setStatus(banner, "draft");
    expect((await admin.mutate("admin.content.remove", { contentId })).status).toBe(200);
    expect((await admin.query("admin.content.get", { contentId })).code).toBe("NOT_FOUND");
  });
});

describe("a row of products", () => {
  it("that names what is not there leaves the start page whole", async () => {
    const row = await created({ kind: "rail", link: `/k/${word()}` });
    await setStatus(row, "published");
    const { data, status } = await shopper.query<HomePage>("shop.catalog.home", { market: "us" });
    expect(status).toBe(200);
    expect(data.rails.some(({ chosen }) => chosen?.title === row.texts.en.title)).toBe(false);
  });
});

describe("a page", () => {
  it("has an address that no other has, is listed and read while it is published", async () => {
    const slug = word();
    const page = await created({ kind: "help", slug, texts: { en: { title: "Delivery", body: "## How" } } });
    const read = () => shopper.query<ContentPage>("shop.content.page", { market: "us", slug });
    expect((await read()).code).toBe("NOT_FOUND");
    await setStatus(page, "published");
    expect((await read()).data).toMatchObject({ slug, kind: "help", title: "Delivery", body: "## How" });
    const { data } = await shopper.query<ContentPageCard[]>("shop.content.pages", { market: "us" });
    expect(data).toContainEqual({ slug, kind: "help", title: "Delivery" });
    const other = await admin.mutate("admin.content.create", { kind: "policy", slug, texts: page.texts });
    expect(other.code).toBe("HANDLE_TAKEN");
  });

  it("makes every page of the shop be read anew, for its name stands at their foot", async () => {
    const page = await created({ kind: "policy", slug: word() });
    await setStatus(page, "published");
    const [job] = await db.all<{ id: Id<"job"> }>(
      sql`SELECT id FROM outbox WHERE type = 'content.changed' AND payload ->> 'contentId' = ${page.contentId}`,
    );
    const execution = createExecutionContext();
    await runJob(systemContext(env, execution, "test"), job!.id);
    await waitOnExecutionContext(execution);
    const [done] = await db.all<{ doneAt: number | null }>(
      sql`SELECT done_at AS doneAt FROM outbox WHERE id = ${job!.id}`,
    );
    expect(done!.doneAt).not.toBeNull();
  });
});

it.each([
  [{ kind: "help" }],
  [{ kind: "banner", slug: "a-banner" }],
  [{ kind: "rail" }],
  [{ kind: "rail", link: "/s" }],
  [{ kind: "banner", link: "https://evil.example" }],
  [{ kind: "banner", link: "//evil.example" }],
  [{ kind: "banner", startsAt: 2, endsAt: 1 }],
  [{ kind: "banner", texts: { de: { title: "Nur Deutsch" } } }],
])("%j is refused", async (over) => {
  const { status } = await admin.mutate("admin.content.create", { texts: { en: { title: "A title" } }, ...over });
  expect(status).toBe(400);
});
