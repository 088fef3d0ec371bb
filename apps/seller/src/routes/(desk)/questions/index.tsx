// What people ask about the products that the shop offers, and what the shop answers.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { MAX_REPLY_LENGTH, type QuestionOfProduct, type SellerQuestionsInput } from "@stoa/client";
import { Badge, CursorPager, EmptyState, LinkTabs, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { AtUtc } from "~/lib/case-words";
import { teamOf, useMay, viewer } from "~/lib/viewer";
import { answerQuestion, questions } from "../reviews/actions";
import { Speak } from "../reviews/speak";

type Search = { all?: string; cursor?: string };

const inputOf = (search: Search): SellerQuestionsInput => ({
  ...(search.all ? {} : { isUnanswered: true }),
  cursor: search.cursor || undefined,
  limit: 20,
});

export const route = {
  preload: ({ location }) => void questions(inputOf(location.query as Search)),
} satisfies RouteDefinition;

function Question(props: { of: QuestionOfProduct; shop: string | undefined }) {
  const may = useMay();
  const own = () => props.of.answers.find(({ seller }) => seller !== null && seller.name === props.shop);
  return (
    <li>
      <Panel>
        <p class="text-sm text-ink-faint">
          {props.of.product.title} · {props.of.author || "A customer"} · <AtUtc at={props.of.createdAt} />
        </p>
        <h2 class="mt-2 font-semibold break-words" dir="auto">
          {props.of.body}
        </h2>
        <ul class="mt-2 flex flex-col gap-2 empty:hidden">
          <For each={props.of.answers.filter((answer) => answer !== own())}>
            {(answer) => (
              <li class="border-s-2 border-line ps-3 text-sm text-ink-soft">
                <Badge tone={answer.seller ? "info" : "good"}>{answer.seller?.name ?? "Has bought it"}</Badge>
                <p class="mt-1 break-words" dir="auto">
                  {answer.body}
                </p>
              </li>
            )}
          </For>
        </ul>
        <Show when={may("orders.cancel") || own()}>
          <Speak
            action={answerQuestion}
            field="questionId"
            id={props.of.questionId}
            name="body"
            label="Answer it"
            said={own()?.body ?? null}
            maxLength={MAX_REPLY_LENGTH}
          />
        </Show>
      </Panel>
    </li>
  );
}

export default function QuestionsPage() {
  const [search] = useSearchParams<Search>();
  const page = createAsync(() => questions(inputOf(search)), { deferStream: true });
  const who = createAsync(() => viewer(), { deferStream: true });
  const shop = () => (who() ? teamOf(who()!)?.name : undefined);
  return (
    <>
      <Title>Questions · Stoa for sellers</Title>
      <PageHead
        title="Questions"
        lead="What people want to know before they buy. Who asked gets a mail when you answer."
      />
      <LinkTabs
        label="Questions by state"
        tabs={[
          { href: "/questions", label: "Waiting for you", current: !search.all },
          { href: "/questions?all=1", label: "All", current: Boolean(search.all) },
        ]}
      />
      <Show when={page()}>
        {(found) => (
          <Show
            when={found().items.length > 0}
            fallback={
              <EmptyState title={search.all ? "No questions yet" : "Nobody is waiting"} icon="people">
                Questions about the products that you offer appear here.
              </EmptyState>
            }
          >
            <ul class="flex max-w-3xl flex-col gap-4">
              <For each={found().items}>{(question) => <Question of={question} shop={shop()} />}</For>
            </ul>
            <CursorPager
              firstHref={search.cursor ? hrefWith("/questions", { all: search.all }) : undefined}
              nextHref={
                found().nextCursor ? hrefWith("/questions", { all: search.all, cursor: found().nextCursor }) : undefined
              }
            />
          </Show>
        )}
      </Show>
    </>
  );
}
