// The mails of the marketplace with sample data: what operators look at, and send to themselves.
import {
  DomainError,
  MARKETS,
  type MailTemplateInput,
  type MailTemplateSummary,
  type MailTemplateView,
  newId,
  READINGS,
} from "@stoa/contract";
import { atomic, eq, mail, productImage, user } from "@stoa/db";
import { type AdminCtx, auditRow, later, sent } from "../kernel/index.ts";
import { canBeStopped, SAMPLE_IMAGE, sampleMail, SAMPLES } from "./templates/index.ts";

/** Every mail that can be written, with its subject in English. */
export function listTemplates(ctx: AdminCtx<"mails.read">): MailTemplateSummary[] {
  return [...SAMPLES.keys()].map((template) => {
    const { text: _text, html: _html, language: _language, ...summary } = view(ctx, template, MARKETS.us.language);
    return summary;
  });
}

/** One with its texts and some product's picture, as those read it who read this language. @throws NOT_FOUND */
export async function templateView(ctx: AdminCtx<"mails.read">, input: MailTemplateInput): Promise<MailTemplateView> {
  const mail = view(ctx, input.template, input.language);
  const [picture] = await ctx.db.select({ hash: productImage.hash }).from(productImage).limit(1);
  return { ...mail, html: mail.html.replaceAll(SAMPLE_IMAGE, picture?.hash ?? SAMPLE_IMAGE) };
}

function view(ctx: AdminCtx<"mails.read">, template: string, language: string): MailTemplateView {
  const reading = READINGS.find((market) => market.language === language) ?? MARKETS.us;
  const sample = SAMPLES.get(template);
  const content = sampleMail(template, reading, ctx.origins.buyer);
  if (!sample || !content) throw new DomainError("NOT_FOUND");
  return { template, to: sample.to, canBeStopped: canBeStopped(template), language: reading.language, ...content };
}

/** Sends one to the address of whoever asks, as its readers would get it. The address is told. @throws NOT_FOUND */
export async function sendSample(ctx: AdminCtx<"mails.read">, input: MailTemplateInput): Promise<{ to: string }> {
  const { subject, text, html } = await templateView(ctx, input);
  const [person] = await ctx.db.select({ to: user.email }).from(user).where(eq(user.id, ctx.actor.userId));
  if (!person) throw new DomainError("NOT_FOUND");
  const mailId = newId("mail", ctx.now());
  const job = later(ctx, { type: "mail.queued", mailId });
  await atomic(ctx.db, [
    ctx.db.insert(mail).values({
      id: mailId,
      key: `sample:${mailId}`,
      template: input.template,
      recipient: person.to,
      subject: `Test: ${subject}`,
      text,
      html,
      createdAt: ctx.now(),
    }),
    job.statement,
    auditRow(ctx, "mail.tested", `mail:${mailId}`, { template: input.template, language: input.language }),
  ]);
  sent(ctx, [job]);
  return person;
}
