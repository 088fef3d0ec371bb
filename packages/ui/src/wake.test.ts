import { describe, expect, it } from "vitest";
import { type PageRoute, routesOf, scriptsOf } from "./wake.ts";

const ROUTES: PageRoute[] = [
  { path: "/" },
  { path: "/*rest" },
  {
    path: "/:market",
    children: [
      { path: "/" },
      { path: "/login" },
      { path: "/:page" },
      { path: "/p/:product" },
      { path: "/*missing" },
      { path: "/account", children: [{ path: "/" }, { path: "/addresses/new" }] },
    ],
  },
];

const pathOf = (path: string) => routesOf(ROUTES, path).map((route) => route.path);

describe("routes of a path", () => {
  it("are a layout and its page", () => {
    expect(pathOf("/us")).toEqual(["/:market", "/"]);
    expect(pathOf("/us/p/lamp")).toEqual(["/:market", "/p/:product"]);
    expect(pathOf("/us/account/addresses/new")).toEqual(["/:market", "/account", "/addresses/new"]);
  });

  it("name a fixed segment rather than a parameter, and a parameter rather than a rest", () => {
    expect(pathOf("/us/login")).toEqual(["/:market", "/login"]);
    expect(pathOf("/us/else")).toEqual(["/:market", "/:page"]);
    expect(pathOf("/us/p/lamp/more")).toEqual(["/:market", "/*missing"]);
    expect(pathOf("/")).toEqual(["/"]);
  });

  it("are loaded before the page wakes up, and a script that is lost stops nothing", async () => {
    const loaded: string[] = [];
    const lazy = (name: string) => ({
      preload: () => (loaded.push(name), name === "page" ? Promise.reject(new Error("lost")) : Promise.resolve()),
    });
    await scriptsOf(
      [{ path: "/:market", component: lazy("layout"), children: [{ path: "/cart", component: lazy("page") }] }],
      "/us/cart",
    );
    expect(loaded).toEqual(["layout", "page"]);
  });
});
