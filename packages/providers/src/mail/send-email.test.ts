// The mail sender over the real binding, and over one that refuses.
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { type MailBinding, sendEmail } from "./send-email.ts";

const { MAIL } = env as unknown as { MAIL: SendEmail };
const from = { name: "Stoa", email: "orders@stoa.example" };
const mail = {
  key: "order_placed:pur_1",
  to: "buyer@demo.stoa",
  subject: "Danke für Ihre Bestellung ✓",
  text: "Hallo",
  html: "<p>Hallo</p>",
  unsubscribeUrl: null,
};

describe("the mail sender", () => {
  it("hands a mail to the service, with its key", async () => {
    const sent: unknown[] = [];
    const binding = {
      async send(builder: unknown) {
        sent.push(builder);
        return MAIL.send(builder as Parameters<SendEmail["send"]>[0]);
      },
    } as MailBinding;
    await sendEmail({ binding, from }).send(mail);
    const { key, unsubscribeUrl: _, ...content } = mail;
    expect(sent).toEqual([{ from, ...content, headers: { "X-Entity-Ref-ID": key } }]);
  });

  it("gives mail programs the button with which a reader stops such mails", async () => {
    const sent: { headers: Record<string, string> }[] = [];
    const binding = {
      async send(builder: unknown) {
        sent.push(builder as (typeof sent)[number]);
        return MAIL.send(builder as Parameters<SendEmail["send"]>[0]);
      },
    } as MailBinding;
    await sendEmail({ binding, from }).send({ ...mail, unsubscribeUrl: "https://api.test/unsubscribe/t" });
    expect(sent[0]?.headers).toMatchObject({
      "List-Unsubscribe": "<https://api.test/unsubscribe/t>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  it("says with which word the service refused", async () => {
    const binding = { send: () => Promise.reject(Object.assign(new Error("no"), { code: "E_RECIPIENT_SUPPRESSED" })) };
    await expect(sendEmail({ binding, from }).send(mail)).rejects.toMatchObject({
      name: "MailRefused",
      code: "E_RECIPIENT_SUPPRESSED",
    });
  });
});
