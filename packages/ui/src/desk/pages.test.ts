import { expect, it } from "vitest";
import { goTo, isAt, isOpenPage, navGroups, type PageGroups } from "./pages.ts";

const GROUPS: PageGroups<"read" | "write"> = [
  { pages: [{ href: "/", label: "Today", icon: "home", needs: "read" }] },
  { label: "Shop", pages: [{ href: "/store", label: "Store page", icon: "store", needs: "write", keys: "g s" }] },
];
const reader = (need: string) => need === "read";
const everybody = () => true;

it("a page is where its address is, or below it", () => {
  expect([isAt("/", "/"), isAt("/store", "/"), isAt("/store/one", "/store")]).toEqual([true, false, true]);
  expect(isAt("/stores", "/store")).toBe(false);
});

it("nobody is shown a page, or a heading without pages, that they may not see", () => {
  expect(navGroups(GROUPS, reader, "/").map(({ label, items }) => [label, items.map(({ href }) => href)])).toEqual([
    [undefined, ["/"]],
  ]);
  expect(navGroups(GROUPS, everybody, "/store/x").flatMap(({ items }) => items.map(({ current }) => current))).toEqual([
    false,
    true,
  ]);
  expect(goTo(GROUPS, everybody).map(({ keys }) => keys)).toEqual([undefined, "g s"]);
  expect(goTo(GROUPS, reader)).toHaveLength(1);
});

it("a page is open to whom it is for, and one that is no page of the navigation to all", () => {
  expect(isOpenPage(GROUPS, reader, "/store/x")).toBe(false);
  expect(isOpenPage(GROUPS, everybody, "/store/x")).toBe(true);
  expect(isOpenPage(GROUPS, reader, "/store?status=late")).toBe(false);
  expect(isOpenPage(GROUPS, reader, "/security")).toBe(true);
});
