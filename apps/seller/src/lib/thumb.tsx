// A product's picture at the size of a list. The title stands beside it, so it needs no words of its own.
import { Picture } from "@stoa/ui";

/** The picture of a hash, or an empty tile. */
export function Thumb(props: { hash: string | null; faded?: boolean | undefined }) {
  return (
    <span
      class="block size-14 shrink-0 overflow-hidden rounded-md sm:size-16"
      classList={{ "opacity-50": props.faded === true }}
    >
      <Picture image={props.hash ? { hash: props.hash, alt: "" } : null} sizes="64px" />
    </span>
  );
}
