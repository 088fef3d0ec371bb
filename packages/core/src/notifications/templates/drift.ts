// To operators, when a check of the books is broken. The admin app speaks English, and so does its mail.
import { MARKETS } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";

/** What the mail says; `url` opens the checks in the admin app. */
export interface DriftMail {
  check: string;
  subject: string;
  subjectCount: number;
  url: string;
}

/** Writes that the books have drifted. */
export function driftMail({ check, subject, subjectCount, url }: DriftMail): MailContent {
  const name = check.replaceAll("_", " ");
  const others = subjectCount > 1 ? ` and ${subjectCount - 1} more` : "";
  return written({
    reading: MARKETS.us,
    subject: `The books have drifted: ${name}`,
    preview: `First seen at ${subject}${others}.`,
    heading: "A check of the books is broken",
    opening: [
      `“${name}” does not hold any more. It was first seen at ${subject}${others}.`,
      "The page of checks says what to do. You are written to once, however many checks find it again.",
    ],
    details: null,
    detailsText: "",
    button: { label: "Open the checks", url },
    reason: "You get this mail because you look after the marketplace.",
  });
}
