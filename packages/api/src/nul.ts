// The character NUL is no text: databases end a text at it, so that what is kept is not what was sent.

/** Where the first text with a NUL stands in an input, as in `address.name`; null where there is none. */
export function nulIn(input: unknown, path = ""): string | null {
  if (typeof input === "string") return input.includes("\0") ? path || "input" : null;
  if (typeof input !== "object" || input === null) return null;
  for (const [key, value] of Object.entries(input)) {
    const found = nulIn(value, path ? `${path}.${key}` : key);
    if (found !== null) return found;
  }
  return null;
}
