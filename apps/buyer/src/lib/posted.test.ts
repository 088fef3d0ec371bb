// A refused form is shown again without its secrets.
import { expect, test } from "vitest";
import { shownAgain } from "./posted.ts";

test("what was typed comes back, cards and passwords do not", () => {
  const fields = new FormData();
  for (const [name, value] of Object.entries({
    email: "a@b.example",
    city: "Ulm",
    password: "hunter2hunter2",
    number: "4242 4242 4242 4242",
    expiry: "12/30",
    cvc: "123",
  }))
    fields.set(name, value);
  expect(shownAgain(fields)).toEqual({ email: "a@b.example", city: "Ulm" });
});
