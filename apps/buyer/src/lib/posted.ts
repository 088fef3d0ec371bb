// A form that came back: what the page may show again of it.
import type { Refusal } from "./errors.ts";

/** A form that was posted without scripts and whose page is shown: its name, why it was refused or what it tells, and what was typed (never secrets). */
export interface Posted {
  form: string;
  refusal: Refusal | null;
  told: Told | null;
  fields: Record<string, string>;
}

/** What a good outcome shows once and nowhere keeps, by name: a new secret, for example. Never put into an address. */
export type Told = Record<string, string>;

/** Fields that never travel back to the browser. */
const SECRET_FIELDS = new Set(["password", "current", "code", "number", "expiry", "cvc"]);

/** What may be shown again of a posted form. */
export function shownAgain(fields: FormData): Record<string, string> {
  return Object.fromEntries(
    [...fields].filter(
      (field): field is [string, string] => typeof field[1] === "string" && !SECRET_FIELDS.has(field[0]),
    ),
  );
}
