// Joins class names; whatever is falsy falls away.

/** Joins the names that are set with a space. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
