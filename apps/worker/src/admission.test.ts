// How many requests an isolate takes on.
import { expect, it } from "vitest";
import { admitted, Admission } from "./admission.ts";

it("lets in as many as there are places, and one more for each that leaves", () => {
  const admission = new Admission();
  for (let i = 0; i < admission.places; i++) expect(admission.enter()).toBe(true);
  expect(admission.enter()).toBe(false);
  admission.leave(10);
  expect(admission.enter()).toBe(true);
});

it("has fewer places while answers are slow, never less than enough, and wins them back while all are taken", () => {
  const admission = new Admission();
  const serve = (tookMs: number) => {
    while (admission.enter());
    admission.leave(tookMs);
  };
  for (let i = 0; i < 500; i++) serve(2_000);
  expect(admission.places).toBe(12);
  for (let round = 1; round <= 5; round++) {
    for (let i = 0; i < 12 + round; i++) serve(50);
    expect(admission.places).toBe(12 + round);
  }
});

it("has twice as many with each round of quick answers, until one is slow", () => {
  const admission = new Admission();
  const first = admission.places;
  const serve = (tookMs: number) => {
    while (admission.enter());
    admission.leave(tookMs);
  };
  for (let i = 0; i < first; i++) serve(50);
  expect(admission.places).toBe(2 * first);
  serve(2_000);
  const then = admission.places;
  expect(then).toBeLessThan(2 * first);
  serve(50);
  expect(admission.places).toBe(then);
});

it("turns no visitor away because payment providers have much to tell", async () => {
  const open: (() => void)[] = [];
  const ask = (path: string) =>
    admitted(
      new Request(`https://stoa.test${path}`),
      () => new Promise((answer) => open.push(() => answer(new Response("done")))),
    );
  // One more than there are places; of other tests some may still be inside.
  const told = Array.from({ length: 65 }, () => ask("/hooks/sandbox"));
  const visitor = ask("/trpc/shop.cart.get");
  for (const done of open) done();
  expect((await visitor).status).toBe(200);
  const statuses = (await Promise.all(told)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
});
