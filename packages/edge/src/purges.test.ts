import { expect, test } from "vitest";
import { isPurged, recentPurges } from "./purges.ts";

const purges = new Map([["product:chair", 10_000]]);

test("a page goes when one of its tags was purged after it was rendered", () => {
  expect(isPurged("home, product:chair", 9_000, purges)).toBe(true);
  expect(isPurged("home, product:chair", 12_000, purges)).toBe(false);
  expect(isPurged("home,product:lamp", 9_000, purges)).toBe(false);
});

test("a page rendered in the moment of the purge goes too", () =>
  expect(isPurged("product:chair", 10_500, purges)).toBe(true));

test("a page without tags stays", () => expect(isPurged(null, 1, purges)).toBe(false));

test("a question that never comes back holds up nobody else", async () => {
  const asked: string[] = [];
  const api = (answer: () => Promise<Response>) => ({
    fetch: ({ url }: Request) => {
      asked.push(new URL(url).search);
      return answer();
    },
  });
  const lost = api(() => new Promise<never>(() => {}));
  const purged = api(async () => Response.json([{ tag: "product:chair", purgedAt: 90_000 }]));
  const silent = api(async () => Response.json([]));
  // An isolate that knows nothing yet asks for everybody until it is answered.
  void recentPurges(lost, 100_000);
  expect(await recentPurges(purged, 100_001)).toEqual(new Map([["product:chair", 90_000]]));
  // Its visitor leaves in the middle: whoever comes meanwhile goes on with what is known, the next one asks again.
  void recentPurges(lost, 101_000);
  expect((await recentPurges(silent, 101_400)).size).toBe(1);
  await recentPurges(silent, 101_600);
  expect(asked).toEqual(["?since=-86300000", "?since=-86299999", "?since=90001", "?since=90001"]);
});
