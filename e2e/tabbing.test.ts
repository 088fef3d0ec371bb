// The walk by keyboard that other tests rely on finds what it is for.
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { unreached } from "./tabbing.ts";

journey("a walk by Tab misses nothing that it should find", {}, async ({ page }) => {
  await page.setContent(`
    <main id="content" tabindex="-1">
      <a href="#a">fine</a>
      <button>fine, too</button>
      <button disabled>out of order</button>
      <button id="dull" style="outline: none">shows nothing</button>
      <input id="trap" onkeydown="event.key === 'Tab' && event.preventDefault()">
      <button id="behind">behind the trap</button>
    </main>`);
  const found = await unreached(page);
  expect(found.map((line) => /^(.+?): .*id="(\w+)"/.exec(line)?.slice(1))).toEqual([
    ["no mark of the focus", "dull"],
    ["not reached by Tab", "behind"],
  ]);
});
