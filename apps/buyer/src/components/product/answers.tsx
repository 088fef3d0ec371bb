// The answers of a question: the seller's first, then those of people who bought the thing.
import type { AnswerView } from "@stoa/client";
import { Badge, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";
import { MarkButtons } from "./marks.tsx";

/** Answers in a list. */
export function Answers(props: { answers: readonly AnswerView[] }) {
  const { market, t, path } = useShop();
  return (
    <ul class="mt-3 flex flex-col gap-4 border-s-2 border-line ps-4">
      <For each={props.answers}>
        {(answer) => (
          <li>
            <p class="break-words whitespace-pre-line text-ink-soft">
              <bdi>{answer.body}</bdi>
            </p>
            <p class="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-faint">
              <Show when={answer.seller} fallback={<bdi>{answer.author || t.said.somebody}</bdi>}>
                {(seller) => (
                  <a href={path(`/shop/${seller().handle}`)} class="font-medium text-ink hover:underline">
                    {seller().name}
                  </a>
                )}
              </Show>
              <Badge tone={answer.seller ? "info" : "good"}>{answer.seller ? t.said.bySeller : t.said.byBuyer}</Badge>
              <Time at={answer.createdAt} locale={market.locale} timeZone={market.timeZone} dateOnly />
            </p>
            <MarkButtons subject={answer.answerId} count={answer.helpfulCount} label={t.said.helpful} />
          </li>
        )}
      </For>
    </ul>
  );
}
