// Questions and answers against the real database and the real doors: who asks, who answers, who is told.
import {
  type ModerationItem,
  type Page,
  type QuestionOfProduct,
  type QuestionPage,
  type QuestionView,
} from "@stoa/contract";
import { checkInvariants } from "@stoa/core/operations";
import { sellerMember } from "@stoa/db";
import { describe, expect, it } from "vitest";
import { delivered, type Thing, thing } from "./reviewing.ts";
import { db, env, mailTo, makeOperator, makePerson, makeSeller, makeUser, runJobs, Visitor } from "./testing.ts";

const person = async () => await new Visitor("buyer").become(await makeUser());
const ask = async (who: Visitor, { slug }: Thing, body = "Does it burn all night?") =>
  await who.mutate<QuestionPage>("shop.questions.ask", { slug, market: "de", body });
const list = async ({ slug }: Thing, more: Record<string, unknown> = {}) =>
  (await new Visitor(null).query<Page<QuestionView>>("shop.questions.list", { slug, ...more })).data;

describe("a question", () => {
  it("is asked by anybody who is signed in, without ways to leave the marketplace", async () => {
    const of = await thing();
    expect((await ask(new Visitor("buyer"), of)).code).toBe("UNAUTHENTICATED");
    await ask(await person(), of, "Is there more at www.better-shop.com?");
    expect((await list(of)).items).toMatchObject([{ author: "Test P.", answers: [] }]);
    expect((await list(of)).items[0]!.body).not.toContain("better-shop");
  });

  it("is answered by the seller and by who has bought it; by nobody else, by each once", async () => {
    const of = await thing();
    const { questionId } = (await ask(await person(), of)).data;
    const answer = (who: Visitor, body = "It does.") =>
      who.mutate<QuestionPage>("shop.questions.answer", { questionId, market: "us", body });
    expect((await answer(await person())).code).toBe("FORBIDDEN");
    const got = await delivered(of);
    expect((await got.buyer.query<QuestionPage>("shop.questions.get", { questionId })).data.mayAnswer).toBe(true);
    expect((await answer(got.buyer)).status).toBe(200);
    expect((await answer(got.buyer)).code).toBe("CONFLICT");
    const inTeam = await delivered(of);
    await db.insert(sellerMember).values({ sellerId: of.sellerId, userId: inTeam.userId, role: "support" });
    expect((await answer(inTeam.buyer)).code).toBe("FORBIDDEN");
    const stranger = await new Visitor("seller").become((await makeSeller()).ownerId);
    expect((await stranger.mutate("seller.questions.answer", { questionId, body: "Ours does." })).code).toBe(
      "NOT_FOUND",
    );
    const open = async () =>
      (await of.seller.query<Page<QuestionOfProduct>>("seller.questions.list", { isUnanswered: true })).data.items;
    expect(await open()).toMatchObject([{ questionId }]);
    await of.seller.mutate("seller.questions.answer", { questionId, body: "For nine hours." });
    await of.seller.mutate("seller.questions.answer", { questionId, body: "For ten hours." });
    expect(await open()).toEqual([]);
    expect((await list(of)).items).toMatchObject([
      {
        answerCount: 2,
        answers: [
          { seller: { handle: of.handle }, body: "For ten hours." },
          { seller: null, author: "Test P." },
        ],
      },
    ]);

    const page = async () => (await got.buyer.query<QuestionPage>("shop.questions.get", { questionId })).data;
    const { ownAnswerId } = await page();
    expect(ownAnswerId).toMatch(/^ans_/);
    await got.buyer.mutate("shop.questions.withdrawAnswer", { answerId: ownAnswerId });
    expect(await page()).toMatchObject({ ownAnswerId: null, mayAnswer: false });
    expect((await list(of)).items).toMatchObject([{ answerCount: 1, answers: [{ body: "For ten hours." }] }]);
  });

  it("brings its asker a mail in the language of their market, once for each answer", async () => {
    const of = await thing();
    const { userId, email } = await makePerson();
    const asker = await new Visitor("buyer").become(userId);
    const { questionId } = (await ask(asker, of)).data;
    await of.seller.mutate("seller.questions.answer", { questionId, body: "For nine hours." });
    await of.seller.mutate("seller.questions.answer", { questionId, body: "For ten hours." });
    const mail = await mailTo(email);
    expect(mail).toMatchObject({ template: "question_answered" });
    expect(mail!.text).toContain("Verkäufer");
    expect(mail!.text).toContain(`/de/questions/${questionId}`);
    const got = await delivered(of, asker);
    await got.buyer.mutate("shop.questions.answer", { questionId, market: "us", body: "I found out: it does." });
    await runJobs();
    expect((await mailTo(email))!.text).toContain("hours");
  });

  it("that many want to know stands first; each counts once", async () => {
    const of = await thing();
    const first = (await ask(await person(), of, "Which oil does it burn?")).data.questionId;
    const asker = await person();
    const second = (await ask(asker, of, "How heavy is it, please?")).data.questionId;
    const who = await person();
    const mark = (by: Visitor) => by.mutate("shop.questions.mark", { questionId: first, isHelpful: true });
    await Promise.all(Array.from({ length: 10 }, () => mark(who)));
    expect((await list(of)).items.map(({ questionId, helpfulCount }) => [questionId, helpfulCount])).toEqual([
      [first, 1],
      [second, 0],
    ]);
    const page = await list(of, { limit: 1 });
    expect((await list(of, { limit: 1, cursor: page.nextCursor })).items).toMatchObject([{ questionId: second }]);
    await asker.mutate("shop.questions.withdraw", { questionId: second });
    expect((await list(of)).items).toHaveLength(1);
    expect((await who.mutate("shop.questions.withdraw", { questionId: first })).code).toBe("NOT_FOUND");
  });

  it("or an answer is hidden by three reports, and decided by an operator", async () => {
    const of = await thing();
    const { questionId } = (await ask(await person(), of)).data;
    const got = await delivered(of);
    await got.buyer.mutate("shop.questions.answer", { questionId, market: "us", body: "You fool." });
    const { answerId } = (await list(of)).items[0]!.answers[0]!;
    const readers = await Promise.all([person(), person(), person()]);
    for (const who of readers) await who.mutate("shop.questions.reportAnswer", { answerId, reason: "offensive" });
    expect((await list(of)).items).toMatchObject([{ answerCount: 0, answers: [] }]);
    const desk = await new Visitor("admin").become(await makeOperator());
    const waits = (await desk.query<ModerationItem[]>("admin.reviews.desk", { view: "waiting" })).data;
    const item = waits.find(({ subject }) => subject === answerId)!;
    expect(item).toMatchObject({ kind: "answer", heldBecause: "reports", product: { slug: of.slug } });
    const decision = { subject: answerId, version: item.version, refusedBecause: "offensive" };
    expect((await desk.mutate("admin.reviews.decide", decision)).status).toBe(200);
    await runJobs();
    const refused = (await desk.query<ModerationItem[]>("admin.reviews.desk", { view: "refused" })).data;
    expect(refused.some(({ subject }) => subject === answerId)).toBe(true);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("in a storm waits for an operator, and one account has a limit", async () => {
    const of = await thing();
    const who = await person();
    for (let i = 0; i < 10; i++) expect((await ask(who, of, `Question number ${i}?`)).status).toBe(200);
    expect((await ask(who, of)).code).toBe("RATE_LIMITED");
    const other = await person();
    expect((await ask(other, of, "One more question?")).status).toBe(200);
    expect((await list(of)).items).toHaveLength(10);
  });
});
