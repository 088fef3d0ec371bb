// Buttons, and links that look like buttons. One primary button to a view; the rest are secondary or quiet.
import { type JSX, Show, splitProps } from "solid-js";
import { classNames } from "./class-names.ts";

/** How a button looks. */
export interface ButtonLook {
  variant?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  size?: "sm" | "md" | "lg" | undefined;
  /** Takes the whole line. */
  wide?: boolean | undefined;
}

const VARIANT = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "bg-surface text-ink ring-1 ring-inset ring-line-strong/60 hover:ring-ink hover:bg-sunken",
  quiet: "text-ink hover:bg-sunken",
  danger: "bg-bad-soft text-bad hover:ring-1 hover:ring-inset hover:ring-bad",
};
const SIZE = {
  sm: "min-h-9 px-3 text-sm gap-1.5",
  md: "min-h-11 px-4.5 text-sm gap-2",
  lg: "min-h-13 px-6 text-base gap-2",
};

/** The class names of a button, for elements that must be something else. */
export function buttonClass(look: ButtonLook = {}): string {
  return classNames(
    "inline-flex items-center justify-center rounded-full font-semibold whitespace-nowrap select-none",
    "transition-[background-color,box-shadow,scale] duration-150 active:scale-[0.98] focus-visible:rounded-full",
    "disabled:opacity-50 disabled:pointer-events-none aria-disabled:opacity-50 aria-disabled:pointer-events-none",
    VARIANT[look.variant ?? "secondary"],
    SIZE[look.size ?? "md"],
    look.wide && "w-full",
  );
}

/** A button. While `busy` it keeps its width, shows a spinner and cannot be pressed again. */
export function Button(
  props: ButtonLook & { busy?: boolean | undefined } & JSX.ButtonHTMLAttributes<HTMLButtonElement>,
) {
  const [look, own, rest] = splitProps(props, ["variant", "size", "wide"], ["busy", "class", "children", "disabled"]);
  return (
    <button
      type="button"
      {...rest}
      class={classNames(buttonClass(look), "relative", own.class)}
      disabled={own.disabled || own.busy}
      aria-busy={own.busy ? "true" : undefined}
    >
      <Show when={own.busy} fallback={own.children}>
        <span class="invisible inline-flex items-center gap-2">{own.children}</span>
        <span class="absolute size-4 animate-spin rounded-full border-2 border-current border-e-transparent" />
      </Show>
    </button>
  );
}

/** A link that looks like a button. */
export function LinkButton(props: ButtonLook & JSX.AnchorHTMLAttributes<HTMLAnchorElement>) {
  const [look, own, rest] = splitProps(props, ["variant", "size", "wide"], ["class"]);
  return <a {...rest} class={classNames(buttonClass(look), own.class)} />;
}
