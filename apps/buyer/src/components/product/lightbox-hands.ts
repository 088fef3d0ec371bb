// Fingers on a picture that fills the screen.

/** How much a picture can be enlarged. */
export const MOST = 4;
const DOUBLE_TAP = 2.5;
const DOUBLE_TAP_MS = 320;
const SWIPE_PX = 48;
const STILL_PX = 8;

/** Where the picture lies under the fingers. */
export interface Lie {
  scale: number;
  x: number;
  y: number;
}

/** As it was: all of it, in the middle. */
export const FLAT: Lie = { scale: 1, x: 0, y: 0 };

interface Hands {
  lie: () => Lie;
  lay: (lie: Lie, calmly?: boolean) => void;
  swipe: (way: 1 | -1) => void;
}

const gap = ([a, b]: { x: number; y: number }[]): number => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);

/** Two fingers enlarge, one moves what is enlarged or swipes what is not, two quick taps enlarge and make small. */
export function handle(picture: HTMLElement, { lie, lay, swipe }: Hands): void {
  const fingers = new Map<number, { x: number; y: number }>();
  let began: { lie: Lie; gap: number; x: number; y: number } | null = null;
  let tappedAt = 0;
  const begin = ({ clientX: x, clientY: y }: PointerEvent) => {
    began = { lie: lie(), gap: gap([...fingers.values()]), x, y };
  };
  picture.addEventListener("pointerdown", (event) => {
    picture.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    begin(event);
  });
  picture.addEventListener("pointermove", (event) => {
    if (!began || !fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 2 && began.gap > 0)
      lay({ ...began.lie, scale: Math.min(MOST, began.lie.scale * (gap([...fingers.values()]) / began.gap)) });
    else if (fingers.size === 1 && began.lie.scale > 1)
      lay({ ...began.lie, x: began.lie.x + event.clientX - began.x, y: began.lie.y + event.clientY - began.y });
  });
  const lift = (event: PointerEvent) => {
    const wasOne = fingers.size === 1;
    fingers.delete(event.pointerId);
    const from = began;
    if (fingers.size > 0 || !from) return begin(event);
    began = null;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (wasOne && from.lie.scale === 1 && Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy))
      return swipe(dx < 0 ? 1 : -1);
    if (Math.hypot(dx, dy) > STILL_PX) return;
    const isDouble = event.timeStamp - tappedAt < DOUBLE_TAP_MS;
    tappedAt = isDouble ? 0 : event.timeStamp;
    if (isDouble) lay(lie().scale > 1 ? FLAT : { scale: DOUBLE_TAP, x: 0, y: 0 }, true);
  };
  picture.addEventListener("pointerup", lift);
  picture.addEventListener("pointercancel", lift);
}
