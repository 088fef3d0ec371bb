// Content that is painted at once or not yet. A table's columns are as wide as their longest text: painted half-read,
// it would move under the reader's eyes. What is not visible does not shift. Needs no script.
import type { JSX } from "solid-js";
import { classNames } from "./class-names.ts";

/** Hides its children until the last of them has been read. */
export function PaintWhole(props: { children: JSX.Element; class?: string | undefined }) {
  return (
    <div class={classNames("paint-whole", props.class)}>
      {props.children}
      <span data-end hidden />
    </div>
  );
}
