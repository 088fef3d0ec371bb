import type { StatementLine } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, type OwnMovement, readStatement } from "./rules.ts";

const line = (of: Partial<StatementLine>): StatementLine => ({
  lineId: "sbe_1",
  kind: "charge",
  providerRef: "sbx_1",
  key: null,
  amountMinor: 1_000,
  currency: "USD",
  at: 1,
  ...of,
});
const own = (of: Partial<OwnMovement>): OwnMovement => ({
  what: "charge",
  name: "sbe_1",
  subject: "pay_1",
  amountMinor: 1_000,
  currency: "USD",
  at: 1,
  ...of,
});

describe("a comparison", () => {
  it("finds nothing where both say the same", () => {
    const transfer = line({ lineId: "sbt_1", kind: "transfer", key: "pyt_1", amountMinor: -700 });
    const sent = own({ what: "transfer", name: "pyt_1", subject: "pyt_1", amountMinor: -700 });
    expect(compare([line({}), transfer], [own({}), sent])).toMatchObject({ matchedCount: 2, differences: [] });
  });

  it("names what is missing here, missing there, and of another amount or currency", () => {
    const found = compare(
      [line({}), line({ lineId: "sbe_2", at: 2 }), line({ lineId: "sbe_4", currency: "EUR", at: 4 })],
      [own({ amountMinor: 999 }), own({ name: "sbe_3", at: 3 }), own({ name: "sbe_4", at: 4 })],
    );
    expect(found.differences.map(({ kind, reference }) => [kind, reference])).toEqual([
      ["other_amount", "sbe_1"],
      ["missing_here", "sbe_2"],
      ["missing_there", "sbe_3"],
      ["other_amount", "sbe_4"],
    ]);
  });

  it("takes a line that is told twice for one too many", () => {
    expect(compare([line({}), line({})], [own({})]).differences).toMatchObject([{ kind: "missing_here" }]);
  });

  it("adds fees up instead of missing them", () => {
    const fee = line({ lineId: "sbe_1:fee", kind: "fee", amountMinor: -1_500 });
    expect(compare([line({}), fee], [own({})])).toMatchObject({ fees: { USD: 1_500 }, differences: [] });
  });

  it("counts every line and every movement exactly once, whatever was dropped or changed", () => {
    const amounts = fc.array(fc.record({ amountMinor: fc.nat(9), here: fc.boolean(), there: fc.boolean() }));
    fc.assert(
      fc.property(amounts, (rows) => {
        const lines = rows.flatMap(({ amountMinor, there }, i) =>
          there ? [line({ lineId: `e${i}`, amountMinor })] : [],
        );
        const ours = rows.flatMap(({ here }, i) => (here ? [own({ name: `e${i}`, amountMinor: 5 })] : []));
        const { matchedCount, differences } = compare(lines, ours);
        const both = rows.filter(({ here, there }) => here && there);
        const same = both.filter(({ amountMinor }) => amountMinor === 5).length;
        expect(matchedCount).toBe(same);
        expect(differences).toHaveLength(rows.filter(({ here, there }) => here || there).length - same);
      }),
    );
  });
});

describe("a statement file", () => {
  const HEAD = "line_id,kind,provider_ref,key,amount_minor,currency,at";

  it("is read whatever the order of its columns, with times as numbers or as dates", () => {
    const rows = readStatement(
      `${HEAD}\nsbe_1,charge,sbx_1,,1000,USD,1\r\n"sbt_1",transfer,sbt_1,pyt_1,-700,USD,2026-11-28T00:00:00Z\n`,
    );
    expect(rows).toEqual([
      line({}),
      line({
        lineId: "sbt_1",
        kind: "transfer",
        providerRef: "sbt_1",
        key: "pyt_1",
        amountMinor: -700,
        at: Date.parse("2026-11-28"),
      }),
    ]);
  });

  it("is refused with the line that cannot be read", () => {
    for (const row of [
      "sbe_1,gift,sbx_1,,1000,USD,1",
      "sbe_1,charge,sbx_1,,10.5,USD,1",
      "sbe_1,charge,sbx_1,,10,XXX,1",
    ])
      expect(() => readStatement(`${HEAD}\n${row}`)).toThrow("INVALID_INPUT");
    expect(() => readStatement("kind,at\ncharge,1")).toThrow("INVALID_INPUT");
  });
});
