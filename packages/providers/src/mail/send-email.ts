// Sends mail through Cloudflare's `send_email` binding. What a mail says is written in core's notifications.
import type { MailSender } from "@stoa/core/kernel";

/** The binding as configured under `[[send_email]]`. */
export type MailBinding = Pick<SendEmail, "send">;

export interface SendEmailOptions {
  binding: MailBinding;
  from: { name: string; email: string };
}

/** The mail service did not take a mail. `code` is its own word for why, such as `E_RECIPIENT_SUPPRESSED`. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super(`the mail service refused a mail: ${code}`, { cause });
    this.code = code;
  }
}

/**
 * A mail sender over the binding. The service knows no idempotency keys, so the key travels as a header:
 * a mail that was sent twice after a crash can be told by it.
 */
export function sendEmail({ binding, from }: SendEmailOptions): MailSender {
  return {
    async send({ key, to, subject, text, html, unsubscribeUrl }) {
      const headers = { "X-Entity-Ref-ID": key, ...(unsubscribeUrl ? oneClick(unsubscribeUrl) : {}) };
      try {
        await binding.send({ from, to, subject, text, html, headers });
      } catch (error) {
        throw new MailRefused(codeOf(error), error);
      }
    },
  };
}

/** The headers by which mail programs show a button of their own (RFC 2369, RFC 8058). */
const oneClick = (url: string) => ({
  "List-Unsubscribe": `<${url}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "UNKNOWN";
}
