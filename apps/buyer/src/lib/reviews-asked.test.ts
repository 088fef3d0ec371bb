import { describe, expect, it } from "vitest";
import { asksForMore, reviewsAsked, reviewsHref } from "./reviews-asked.ts";

describe("an address of a product", () => {
  it.each([
    ["", { sort: "helpful", stars: null, hasPhotos: false, cursor: null }],
    ["?rs=worst&stars=2&photos=1&rafter=3~x", { sort: "worst", stars: 2, hasPhotos: true, cursor: "3~x" }],
    ["?rs=drop&stars=9&photos=yes", { sort: "helpful", stars: null, hasPhotos: false, cursor: null }],
  ])("%j asks for the reviews that it says", (search, asked) => expect(reviewsAsked(search)).toEqual(asked));

  it("is kept at the edge only while it shows the first page", () => {
    expect(asksForMore("?v=RED&img=2")).toBe(false);
    for (const name of ["rs", "stars", "photos", "rafter", "qafter"]) expect(asksForMore(`?${name}=1`)).toBe(true);
  });

  it("keeps the variant, and begins at the first review with a new filter", () => {
    const at = { pathname: "/us/p/lamp", search: "?v=RED&stars=2&rafter=3~x" };
    expect(reviewsHref(at, { rs: "best" })).toBe("/us/p/lamp?v=RED&stars=2&rs=best#reviews");
    expect(reviewsHref(at, { stars: "" })).toBe("/us/p/lamp?v=RED#reviews");
    expect(reviewsHref(at, { qafter: "1~y" }, "questions")).toBe("/us/p/lamp?v=RED&stars=2&qafter=1%7Ey#questions");
  });
});
