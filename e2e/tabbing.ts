// The keyboard over a page: every control in the main part is come to by Tab alone, and shows that it has the focus.
import type { Page } from "playwright-core";

/** Runs in the page: marks what can be pressed or filled in with a number, and gives back how many there are. */
const MARK = `(() => {
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  // Of radio buttons of one name, the keyboard comes to the one that is chosen.
  const isBeside = (e) => e.type === "radio" && !e.checked && document.querySelector('input[name="' + e.name + '"]:checked') !== null;
  const all = [...document.querySelectorAll("main :is(" + kinds + ")")].filter(
    (e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]") && !isBeside(e),
  );
  all.forEach((e, i) => (e.dataset.control = i));
  document.getElementById("content").focus();
  return all.length;
})()`;

/** Runs in the page: the number of the control that has the focus, and whether one sees that it has it. */
const HELD = `(() => {
  const e = document.activeElement;
  const around = [[e], [e, "::after"], e.closest("label") ? [e.closest("label")] : [e]];
  // The mark of a slider is on its thumb, which no style can be asked of.
  const isSeen = e.type === "range" || around.some(([one, part]) => {
    const style = getComputedStyle(one, part);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  });
  return [e.dataset?.control ?? null, isSeen];
})()`;

/** So many presses on other things than controls end the walk: the keyboard has left the page. */
const PATIENCE = 12;

/** Controls of the open page that Tab does not come to, or that do not show that they have the focus, one line each. */
export async function unreached(page: Page): Promise<string[]> {
  const count = await page.evaluate<number>(MARK);
  const reached = new Set<string>();
  const unseen = new Set<string>();
  for (let presses = 0, elsewhere = 0; presses < count + 60 && elsewhere < PATIENCE; presses++) {
    await page.keyboard.press("Tab");
    const [control, isSeen] = await page.evaluate<[string | null, boolean]>(HELD);
    elsewhere = control === null ? elsewhere + 1 : 0;
    if (control === null) continue;
    reached.add(control);
    if (!isSeen) unseen.add(control);
  }
  // A way on that has nowhere to lead any more: the slides went along with the keyboard.
  const spent = await page.evaluate<string[]>(
    "[...document.querySelectorAll('[data-control]:disabled')].map((e) => e.dataset.control)",
  );
  const wrong = Array.from({ length: count }, (_, i) => String(i)).filter(
    (i) => (!reached.has(i) && !spent.includes(i)) || unseen.has(i),
  );
  return await Promise.all(
    wrong.map(async (i) => {
      const html = await page
        .locator(`[data-control="${i}"]`)
        .first()
        .evaluate((e) => e.outerHTML.slice(0, 120));
      return `${reached.has(i) ? "no mark of the focus" : "not reached by Tab"}: ${html}`;
    }),
  );
}
