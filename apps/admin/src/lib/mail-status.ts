// What the states of a mail are called, and the colours that repeat it.
import type { MailSummary } from "@stoa/client";
import type { Tone } from "@stoa/ui";

export const MAIL_STATUS: Record<MailSummary["status"], { word: string; tone: Tone }> = {
  waiting: { word: "Waiting", tone: "warn" },
  sent: { word: "Sent", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
};
