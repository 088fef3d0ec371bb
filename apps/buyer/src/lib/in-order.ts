// Changes of the cart are sent one after the other: a removal that is taken back has to be there first.
import { isServer } from "solid-js/web";

let last: Promise<unknown> = Promise.resolve();

/** Runs a change once those before it have their answers. On the server every request has its own order. */
export function inOrder<T>(run: () => Promise<T>): Promise<T> {
  if (isServer) return run();
  const next = last.then(run);
  last = next.catch(() => undefined); // whoever asked hears of it
  return next;
}
