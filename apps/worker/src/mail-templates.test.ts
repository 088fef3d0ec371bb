// How operators look at the mails of the marketplace: every kind in every language, and one sent to themselves.
import { type MailTemplateSummary, type MailTemplateView, READINGS } from "@stoa/contract";
import { eq, mail, sql, user } from "@stoa/db";
import { expect, it } from "vitest";
import { db, makeOperator, Visitor } from "./testing.ts";

it("shows every kind of mail in every language", async () => {
  const desk = await new Visitor("admin").become(await makeOperator());
  const { data: all } = await desk.query<MailTemplateSummary[]>("admin.mails.templates");
  expect(all.map(({ template }) => template)).toEqual(
    expect.arrayContaining(["order_placed", "stock_low", "team_invitation"]),
  );
  for (const { language, direction } of READINGS) {
    const asked = { template: "order_placed", language };
    const { data } = await desk.query<MailTemplateView>("admin.mails.template", asked);
    expect(data).toMatchObject({ template: "order_placed", to: "buyer", language, canBeStopped: false });
    expect(data.html).toContain(`dir="${direction}"`);
    expect(data.text).not.toBe("");
  }
  expect((await desk.query("admin.mails.template", { template: "no_such_mail" })).code).toBe("NOT_FOUND");
});

it("sends one to whoever asks and to nobody else, and says so in the log", async () => {
  const operatorId = await makeOperator();
  const desk = await new Visitor("admin").become(operatorId);
  const [person] = await db.select({ email: user.email }).from(user).where(eq(user.id, operatorId));
  const asked = { template: "stock_low", language: "de" };
  const { data: shown } = await desk.query<MailTemplateView>("admin.mails.template", asked);
  const { data } = await desk.mutate<{ to: string }>("admin.mails.test", asked);
  expect(data).toEqual({ to: person!.email });
  const rows = await db.select().from(mail).where(eq(mail.recipient, person!.email));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ template: "stock_low", subject: `Test: ${shown.subject}`, html: shown.html });
  // The same mail can be sent again: each is a reason of its own.
  expect((await desk.mutate("admin.mails.test", asked)).status).toBe(200);
  const noted = await db.all<{ detail: string }>(sql`SELECT detail FROM audit WHERE action = 'mail.tested'`);
  expect(noted).toHaveLength(2);
  expect(JSON.parse(noted[0]!.detail)).toEqual({ template: "stock_low", language: "de" });
});
