// The mails that the marketplace can write, as operators look at them: with sample data, in every language.
import { z } from "zod";
import { MARKETS, READINGS } from "./market.ts";

/** Who reads a mail; `anybody`: whoever owns an address, with an account or without. */
export type MailReader = "buyer" | "seller" | "anybody";

/** A mail that can be written; its subject is in English. */
export interface MailTemplateSummary {
  template: string;
  to: MailReader;
  subject: string;
  /** Whether its readers may switch its kind off. */
  canBeStopped: boolean;
}

/** A mail with its texts, in one language. */
export interface MailTemplateView extends MailTemplateSummary {
  language: string;
  text: string;
  html: string;
}

/** Names a mail, and the language in which it is read. */
export const MailTemplateInput = z.strictObject({
  template: z.string().regex(/^[a-z_]{1,40}$/),
  language: z.enum(READINGS.map(({ language }) => language)).default(MARKETS.us.language),
});
export type MailTemplateInput = z.infer<typeof MailTemplateInput>;
