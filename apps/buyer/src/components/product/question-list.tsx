// The questions about a product with their answers, as every reader sees them.
import type { QuestionView } from "@stoa/client";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";
import { Answers } from "./answers.tsx";
import { MarkButtons } from "./marks.tsx";

/** A list item for each of them. */
export function QuestionList(props: { questions: readonly QuestionView[] }) {
  const { t, path } = useShop();
  return (
    <For each={props.questions}>
      {(question) => (
        <li class="py-5">
          <h3 class="font-semibold break-words">
            <bdi>{question.body}</bdi>
          </h3>
          <Show
            when={question.answers.length > 0}
            fallback={<p class="mt-1 text-sm text-ink-faint">{t.said.noAnswer}</p>}
          >
            <Answers answers={question.answers} />
          </Show>
          <div class="flex flex-wrap items-center gap-x-2">
            <MarkButtons subject={question.questionId} count={question.helpfulCount} label={t.said.wantToKnow} />
            <a
              href={path(`/questions/${question.questionId}`)}
              rel="nofollow"
              class="mt-2 inline-flex min-h-9 items-center px-1 text-sm font-medium text-accent hover:underline"
            >
              {t.said.answer}
            </a>
          </div>
        </li>
      )}
    </For>
  );
}
