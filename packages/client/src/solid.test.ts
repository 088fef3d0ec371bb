// What the API learns of the visitor behind a call that an app makes on the server.
import { expect, test } from "vitest";
import { forwarded } from "./solid.ts";

const NOTHING = new Map<string, string>();

test("cookies go on as they came, also where they were joined with commas", () => {
  expect(forwarded(new Headers({ cookie: "a=1; b=2" }), NOTHING)).toEqual({ cookie: "a=1; b=2" });
  expect(forwarded(new Headers({ cookie: "a=1, b=2" }), NOTHING)).toEqual({ cookie: "a=1; b=2" });
  expect(forwarded(new Headers({ "x-forged": "1" }), NOTHING)).toEqual({});
});

test("a cookie that was set by an earlier call of the same request goes with the next one", () => {
  const set = new Map([["session", "new"]]);
  expect(forwarded(new Headers({ cookie: "session=old; guest=g" }), set)).toEqual({ cookie: "guest=g; session=new" });
  expect(forwarded(new Headers(), set)).toEqual({ cookie: "session=new" });
});
