// Questions about a product and their answers.
import type { ProductPage } from "@stoa/client";
import { CursorPager, LinkButton } from "@stoa/ui";
import { useLocation } from "@solidjs/router";
import { Show } from "solid-js";
import { createRead } from "../../lib/queries.ts";
import { getQuestions } from "../../lib/review-queries.ts";
import { questionsAfter, reviewsHref } from "../../lib/reviews-asked.ts";
import { useShop } from "../../lib/shop.tsx";
import { Still } from "../still.tsx";
import { SleepingQuestions } from "./sleeping.tsx";

/** The questions of a product, those first that most want to have answered. */
export function Questions(props: { product: ProductPage }) {
  const { t, path } = useShop();
  const location = useLocation();
  const after = () => questionsAfter(location.search);
  const found = createRead(() => getQuestions(props.product.slug, after()));
  return (
    <section id="questions" class="page mt-20 scroll-mt-20" aria-labelledby="questions-title">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <h2 id="questions-title" class="text-title font-semibold tracking-tight">
          {t.said.questions}
        </h2>
        <LinkButton href={path(`/questions/ask/${props.product.slug}`)} size="sm" rel="nofollow">
          {t.said.ask}
        </LinkButton>
      </div>
      <Show when={found()}>
        {(page) => (
          <Show when={page().items.length > 0} fallback={<p class="mt-3 text-ink-soft">{t.said.noQuestions}</p>}>
            <ul class="mt-4 max-w-3xl divide-y divide-line">
              <Still of={page().items}>{(questions) => <SleepingQuestions questions={questions} />}</Still>
            </ul>
            <CursorPager
              firstHref={after() === null ? undefined : reviewsHref(location, { qafter: "" }, "questions")}
              nextHref={
                page().nextCursor ? reviewsHref(location, { qafter: page().nextCursor! }, "questions") : undefined
              }
              words={{ first: t.said.newer, next: t.said.moreQuestions }}
            />
          </Show>
        )}
      </Show>
    </section>
  );
}
