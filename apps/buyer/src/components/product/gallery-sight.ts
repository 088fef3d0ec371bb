// Looking closer at the pictures of a product: small pictures turn the row, arrow keys too; a hovering pointer looks through
// a lens; a press opens the picture over the whole screen.
import type { Texts } from "../../i18n/index.ts";

/** How much a lens enlarges. */
const LENS = 2.2;

type Words = Texts["product"];

const links = (root: HTMLElement, part: string) => [...root.querySelectorAll<HTMLAnchorElement>(`[${part}] a`)];

/** The picture that is seen, by its place in the row. */
function seenAt(row: HTMLElement): number {
  return Math.round(Math.abs(row.scrollLeft) / Math.max(1, row.clientWidth));
}

function turn(row: HTMLElement, to: number): void {
  const rightToLeft = getComputedStyle(row).direction === "rtl";
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  row.scrollTo({ left: to * row.clientWidth * (rightToLeft ? -1 : 1), behavior: calm ? "auto" : "smooth" });
}

/** Which way a key turns; null where it does not. */
function wayOf(key: string, row: HTMLElement): number | null {
  const onward = getComputedStyle(row).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  return key === onward ? 1 : -1;
}

function followLens(link: HTMLElement, event: PointerEvent): void {
  const picture = link.querySelector<HTMLElement>("img");
  if (!picture || event.pointerType !== "mouse") return;
  const box = link.getBoundingClientRect();
  const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  picture.style.transformOrigin = `${x * 100}% ${y * 100}%`;
  picture.style.scale = String(LENS);
}

function dropLens(link: HTMLElement): void {
  const picture = link.querySelector<HTMLElement>("img");
  if (picture) picture.style.scale = "";
}

/** Makes a gallery answer hands and keys. Called once for a gallery; pictures may come and go after. */
export function lookCloser(root: HTMLElement, words: Words): void {
  const row = root.querySelector<HTMLElement>("[data-slides]");
  if (!row) return;
  const mark = () => {
    const at = seenAt(row);
    for (const [i, link] of links(root, "data-thumbs").entries())
      if (i === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
  };
  row.addEventListener("scroll", mark, { passive: true });

  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if ("look" in link.dataset) void open(root, link);
    else turn(row, links(root, "data-thumbs").indexOf(link));
  });

  root.addEventListener("keydown", (event) => {
    const way = wayOf(event.key, row);
    if (way === null) return;
    event.preventDefault();
    const all = links(root, "data-slides");
    const to = Math.min(all.length - 1, Math.max(0, seenAt(row) + way));
    turn(row, to);
    const group =
      event.target instanceof Element && event.target.closest("[data-thumbs]") ? "data-thumbs" : "data-slides";
    links(root, group)[to]?.focus({ preventScroll: true });
  });

  row.addEventListener("pointermove", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-look]") : null;
    if (link) followLens(link, event);
  });
  row.addEventListener("pointerout", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-look]") : null;
    if (link && !link.contains(event.relatedTarget as Node | null)) dropLens(link);
  });

  async function open(gallery: HTMLElement, link: HTMLAnchorElement): Promise<void> {
    dropLens(link);
    const { openLightbox } = await import("./lightbox.tsx");
    const all = links(gallery, "data-slides");
    openLightbox({ links: all, start: all.indexOf(link), words, onTurn: (at) => turn(row!, at) });
  }
}
