import { describe, expect, it } from "vitest";
import { type Command, commandOf, fitting, grouped } from "./command-match.ts";

const to = (label: string, over: Partial<Command> = {}): Command => ({ group: "Go to", label, href: "/", ...over });
const ALL = [
  to("Orders", { keys: "g o" }),
  to("Offers", { keys: "g f" }),
  to("Import and export"),
  to("Apps and keys", { group: "Do" }),
];
const labels = (typed: string) => fitting(ALL, typed).map(({ label }) => label);

describe("the palette", () => {
  it("shows everything while nothing is typed", () => expect(labels(" ")).toHaveLength(4));
  it("puts the beginning of a word before its middle, and that before letters in their order", () => {
    expect(labels("or")).toEqual(["Orders", "Import and export", "Offers"]);
    expect(labels("key")).toEqual(["Apps and keys"]);
    expect(labels("ofs")).toEqual(["Offers"]);
    expect(labels("zz")).toEqual([]);
  });
  it("keeps groups together and knows keys", () => {
    expect(grouped(ALL).map(({ group, commands }) => [group, commands.length])).toEqual([
      ["Go to", 3],
      ["Do", 1],
    ]);
    expect(commandOf(ALL, "g", "f")?.label).toBe("Offers");
    expect(commandOf(ALL, "g", "x")).toBeUndefined();
  });
});
