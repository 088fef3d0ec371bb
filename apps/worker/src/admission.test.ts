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
  const few = admission.places;
  for (let i = 0; i < 100; i++) serve(50);
  expect(admission.places).toBeGreaterThan(few + 40);
});

it("turns no visitor away because payment providers have much to tell", async () => {
  const open: (() => void)[] = [];
  const ask = (path: string) =>
    admitted(
      new Request(`https://stoa.test${path}`),
      () => new Promise((answer) => open.push(() => answer(new Response("done")))),
    );
  const told = Array.from({ length: 64 }, () => ask("/hooks/sandbox"));
  expect((await ask("/hooks/sandbox")).status).toBe(503);
  const visitor = ask("/trpc/shop.cart.get");
  for (const done of open) done();
  expect((await visitor).status).toBe(200);
  for (const answer of told) expect((await answer).status).toBe(200);
});
