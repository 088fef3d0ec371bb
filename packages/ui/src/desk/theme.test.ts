import { expect, it } from "vitest";
import { themeCookie, themeMark, themeOf } from "./theme.ts";

it("the theme is read as it was kept, and anything else is the system's", () => {
  const kept = (theme: unknown) => themeOf(`a=b; ${themeCookie(theme).split(";")[0]}; c=d`);
  expect([kept("dark"), kept("light"), kept("system"), kept("<script>")]).toEqual([
    "dark",
    "light",
    "system",
    "system",
  ]);
  expect([themeOf(null), themeOf("not-stoa-theme=dark"), themeOf("xstoa-theme=dark")]).toEqual([
    "system",
    "system",
    "system",
  ]);
  expect([themeMark("system"), themeMark("dark")]).toEqual([undefined, "dark"]);
});
