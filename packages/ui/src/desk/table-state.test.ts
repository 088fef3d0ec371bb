import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keptQuery, movedTo, sortedBy, tableHref, tableState } from "./table-state.ts";

const CHOICES = { statuses: ["active", "paused"], sorts: ["title", "stock"], columns: ["title", "price", "stock"] };
const read = (href: string) => {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URL(href, "https://stoa.test").searchParams)
    query[name] = name in query ? [query[name]!, value].flat() : value;
  return tableState(query, CHOICES);
};

describe("the state of a list", () => {
  it("is read from its address as it was written there", () => {
    const state = fc.record(
      {
        q: fc.stringMatching(/^[a-z&=%+é]{1,20}$/),
        status: fc.constantFrom("active", "paused"),
        sort: fc.constantFrom("title", "stock"),
        direction: fc.constantFrom("asc" as const, "desc" as const),
        columns: fc.subarray(CHOICES.columns, { minLength: 1 }),
        isCompact: fc.boolean(),
        cursor: fc.constant("1~ofr_x"),
        view: fc.constant("viw_1"),
      },
      { requiredKeys: ["isCompact"] },
    );
    fc.assert(
      fc.property(state, (one) => {
        expect(read(tableHref("/offers", one))).toEqual(one);
      }),
    );
  });

  it("takes columns as a form sends them, and passes over what it does not know", () => {
    expect(read("/offers?cols=stock&cols=title&cols=evil&sort=evil&dir=up&status=evil&q=%20&density=huge")).toEqual({
      columns: ["title", "stock"],
      isCompact: false,
    });
  });

  it("is kept without its page", () => {
    expect(keptQuery({ q: "oak", cursor: "1~x", view: "viw_1", sort: "title" })).toBe("q=oak&sort=title");
  });

  it("turns its order round when the same head is pressed again, and begins anew", () => {
    const once = sortedBy({ cursor: "1~x" }, "stock", "asc");
    expect(once).toEqual({ sort: "stock", direction: "asc", cursor: undefined });
    expect(sortedBy(once, "stock", "asc").direction).toBe("desc");
    expect(sortedBy(once, "title", "desc")).toMatchObject({ sort: "title", direction: "desc" });
  });

  it("keeps the focus within its rows", () => {
    expect([
      movedTo(null, 1, 3),
      movedTo(null, -1, 3),
      movedTo(2, 1, 3),
      movedTo(0, -1, 3),
      movedTo(null, 1, 0),
    ]).toEqual([0, 2, 2, 0, null]);
  });
});
