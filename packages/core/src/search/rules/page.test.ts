import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byKey, type Keyed, pageIn, readPlace, writePlace } from "./page.ts";

const list = fc
  .uniqueArray(fc.record({ key: fc.integer({ min: -3, max: 3 }), id: fc.nat(1_000) }), {
    selector: ({ id }) => id,
    maxLength: 60,
  })
  .map((items) => items.toSorted(byKey));

const pages = (items: Keyed[], size: number) => {
  const found = [pageIn(items, {}, size)];
  for (let next = found[0]!.next; next; next = found.at(-1)!.next)
    found.push(pageIn(items, { after: readPlace(next) }, size));
  return found;
};

describe("pages", () => {
  it("have everything once, in order, and are numbered", () =>
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 7 }), (items, size) => {
        const found = pages(items, size);
        expect(found.flatMap((page) => page.items)).toEqual(items);
        expect(found.map((page) => page.page)).toEqual(found.map((_, i) => i + 1));
      }),
    ));
  it("lead back to where one came from", () =>
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 7 }), (items, size) => {
        const found = pages(items, size);
        for (const [i, page] of found.entries()) {
          if (i === 0) expect(page.previous).toBeNull();
          else expect(pageIn(items, { before: readPlace(page.previous!) }, size).items).toEqual(found[i - 1]!.items);
        }
      }),
    ));
  it("go on behind a thing that is gone meanwhile", () => {
    const items = [1, 2, 3, 4].map((id) => ({ key: 0, id }));
    const { next } = pageIn(items, {}, 2);
    expect(
      pageIn(
        items.filter(({ id }) => id !== 2),
        { after: readPlace(next!) },
        2,
      ).items.map(({ id }) => id),
    ).toEqual([3, 4]);
  });
});

describe("a place", () => {
  it("is the same after writing and reading", () =>
    expect(readPlace(writePlace({ page: 2, key: -0.6751, id: 16_777_217 }))).toEqual({
      page: 2,
      key: -0.6751,
      id: 16_777_217,
    }));
  it.each(["", "x", "0~1~2", "1~x~2", "1~2", "1~2~9e99"])("%j is none", (text) =>
    expect(() => readPlace(text)).toThrow(),
  );
});
