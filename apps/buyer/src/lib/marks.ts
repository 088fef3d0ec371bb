// What the visitor has marked, reported and written under a product. Pages are the same for everybody, so the browser asks
// once somebody is signed in.
import type { ContentId, OwnMarks } from "@stoa/client";
import { createSignal } from "solid-js";
import { isServer } from "solid-js/web";
import { api } from "./api.ts";

const [marks, writeMarks] = createSignal<OwnMarks | null>(null);

/** The visitor's marks; null while nobody is signed in or the answer is on its way. */
export { marks };

/** Asks anew. The page is whole without the answer, so a failure is left alone. */
export async function askMarks(slug: string): Promise<void> {
  if (isServer) return;
  const answer: OwnMarks | null = await api()
    .shop.reviews.marks.query({ slug })
    .catch(() => null);
  writeMarks(answer);
}

/** Nobody is signed in any more. */
export function forgetMarks(): void {
  if (!isServer) writeMarks(null);
}

/** Sets or takes away a mark at once, before the answer is there. */
export function setMarked(subject: ContentId, isHelpful: boolean): void {
  const before = marks();
  if (isServer || before === null) return;
  const others = before.helpful.filter((id) => id !== subject);
  writeMarks({ ...before, helpful: isHelpful ? [...others, subject] : others });
}

/** Says to the marketplace that something helps, or takes that back. */
export async function sendMark(subject: string, isHelpful: boolean): Promise<void> {
  const { reviews, questions } = api().shop;
  if (subject.startsWith("rev_")) await reviews.mark.mutate({ reviewId: subject as `rev_${string}`, isHelpful });
  else if (subject.startsWith("qst_"))
    await questions.mark.mutate({ questionId: subject as `qst_${string}`, isHelpful });
  else await questions.markAnswer.mutate({ answerId: subject as `ans_${string}`, isHelpful });
}
