import { expect, it } from "vitest";
import { wakeInPeace } from "./wake.ts";

it("a page is awake at the first event after its last part, not before", () => {
  const config: { done?: boolean; count?: number } = {};
  wakeInPeace(config);
  expect(config.done).toBe(false);
  config.count = 2;
  config.done = true;
  expect(config.done).toBe(false);
  config.count = 0;
  config.done = true;
  expect(config.done).toBe(true);
});
