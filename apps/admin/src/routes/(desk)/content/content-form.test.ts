// What the form of a piece of content sends.
import { formInput } from "@stoa/client";
import { expect, it } from "vitest";
import { typedTime, withContent } from "./content-form.ts";

it("leaves out languages without a title, and reads times in UTC", () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    kind: "help",
    slug: "delivery",
    market: "",
    "texts.en.title": "Delivery",
    "texts.en.body": "",
    "texts.de.title": " ",
    "texts.de.body": "Ein Text ohne Titel",
    "texts.ja.title": "配送",
    startsAt: "",
    endsAt: "2026-05-01T08:00",
  }))
    form.set(name, value);
  expect(formInput(withContent(form))).toEqual({
    kind: "help",
    slug: "delivery",
    texts: { en: { title: "Delivery" }, ja: { title: "配送" } },
    endsAt: Date.UTC(2026, 4, 1, 8),
  });
});

it("writes a time as it reads it", () => {
  expect(typedTime(Date.UTC(2026, 4, 1, 8))).toBe("2026-05-01T08:00");
  expect(typedTime(null)).toBe("");
});
