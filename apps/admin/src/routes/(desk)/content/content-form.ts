// Reads the form of a piece of content: empty languages fall away, times are written in UTC.
import { CONTENT_LANGUAGES } from "@stoa/client";

const TIMES = ["startsAt", "endsAt"];

/** A point in time as the field writes it, `2026-05-01T08:00`, in UTC; empty for none. */
export const typedTime = (at: number | null): string => (at === null ? "" : new Date(at).toISOString().slice(0, 16));

/** The form as the API takes it. */
export function withContent(form: FormData): FormData {
  const read = new FormData();
  const isEmpty = (name: string) => String(form.get(name) ?? "").trim() === "";
  const missing = CONTENT_LANGUAGES.filter((language) => language !== "en" && isEmpty(`texts.${language}.title`));
  for (const [name, value] of form) {
    if (missing.some((language) => name.startsWith(`texts.${language}.`))) continue;
    if (!TIMES.includes(name)) read.append(name, value);
    else if (!isEmpty(name)) read.append(`${name}:number`, String(Date.parse(`${String(value)}Z`)));
  }
  return read;
}
