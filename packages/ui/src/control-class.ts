// How text controls look, for those that stand without a field around them, too.

/** The class names of a text control. */
export const controlClass =
  "w-full min-h-11 rounded-md bg-surface px-3.5 py-2 text-base text-ink ring-1 ring-inset ring-line-strong/70 placeholder:text-ink-faint " +
  "transition-shadow hover:ring-ink-faint focus:ring-2 focus:ring-accent focus:outline-none aria-invalid:ring-2 aria-invalid:ring-bad disabled:opacity-60";
