// News of a return, a claim or a message: a heading, a few words, and what somebody wrote, set apart.
import { type MailContent, type Reading, written } from "./layout.ts";
import { html } from "./markup.ts";
import { block } from "./table.ts";

/** What the mail says. `quoted` is what somebody wrote, under its own small heading. */
export interface CaseNewsMail {
  reading: Reading;
  subject: string;
  opening: string;
  quoted?: { title: string; text: string } | undefined;
  button: { label: string; url: string };
  reason: string;
}

/** Writes the news. */
export function caseNewsMail({ reading, subject, opening, quoted, button, reason }: CaseNewsMail): MailContent {
  const lines = quoted?.text.split("\n").filter((line) => line.trim() !== "") ?? [];
  return written({
    reading,
    subject,
    preview: opening,
    heading: subject,
    opening: [opening],
    details: quoted && lines.length > 0 ? html`${block(quoted.title, lines)}` : null,
    detailsText: quoted && lines.length > 0 ? [quoted.title, ...lines].filter(Boolean).join("\n") : "",
    button,
    reason,
  });
}
