// One question with its answers, and the field for those who have bought the thing.
import { MAX_REPLY_LENGTH, type QuestionPage } from "@stoa/client";
import { Button, FormError, Panel, TextArea } from "@stoa/ui";
import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { AccountPage } from "../../../components/account/page.tsx";
import { Answers } from "../../../components/product/answers.tsx";
import { Marks } from "../../../components/product/marks.tsx";
import { OnTo, ProductLine } from "../../../components/reviews/parts.tsx";
import { Missing } from "../../../components/states.tsx";
import { useReviewTexts } from "../../../i18n/review-texts.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { answerQuestion, withdrawAnswer, withdrawQuestion } from "../../../lib/forms/reviews.ts";
import { createRead } from "../../../lib/queries.ts";
import { getQuestion } from "../../../lib/review-queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function Question(props: { of: QuestionPage }) {
  const { market, path, t } = useShop();
  const words = useReviewTexts();
  const form = useForm(answerQuestion);
  const leaving = useForm(withdrawQuestion);
  const unsaying = useForm(withdrawAnswer);
  return (
    <div class="mt-6 flex flex-col gap-6 pb-16">
      <ProductLine
        slug={props.of.product.slug}
        title={props.of.product.title}
        imageHash={props.of.product.imageHash}
        note={t.said.answers(props.of.answerCount)}
      />
      <h2 class="text-xl font-semibold break-words">
        <bdi>{props.of.body}</bdi>
      </h2>
      <Show when={props.of.answers.length > 0} fallback={<p class="text-ink-soft">{t.said.noAnswer}</p>}>
        <Answers answers={props.of.answers} />
      </Show>
      <Show when={props.of.mayAnswer}>
        <Panel>
          <Form state={form} market={market} to={path(`/questions/${props.of.questionId}`)} class="flex flex-col gap-4">
            <input type="hidden" name="questionId" value={props.of.questionId} />
            <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
            <TextArea
              label={words.answerTitle}
              hint={words.answerLead}
              name="body"
              rows={4}
              required
              maxlength={MAX_REPLY_LENGTH}
              value={form.typed("body")}
            />
            <Button type="submit" variant="primary" busy={form.pending()} class="self-start">
              {words.answerDo}
            </Button>
          </Form>
        </Panel>
      </Show>
      <Show when={props.of.ownAnswerId}>
        {(answerId) => (
          <Form state={unsaying} market={market} to={path(`/questions/${props.of.questionId}`)}>
            <input type="hidden" name="questionId" value={props.of.questionId} />
            <input type="hidden" name="answerId" value={answerId()} />
            <FormError message={unsaying.refusal() && t.errors[unsaying.refusal()!.code]} />
            <Button type="submit" size="sm" busy={unsaying.pending()}>
              {words.takeBackAnswer}
            </Button>
          </Form>
        )}
      </Show>
      <Show when={props.of.isOwn}>
        <Form
          state={leaving}
          market={market}
          to={path(`/questions/${props.of.questionId}`)}
          class="border-t border-line pt-5"
        >
          <input type="hidden" name="questionId" value={props.of.questionId} />
          <input type="hidden" name="slug" value={props.of.product.slug} />
          <FormError message={leaving.refusal() && t.errors[leaving.refusal()!.code]} />
          <Button type="submit" size="sm" busy={leaving.pending()}>
            {words.takeBackQuestion}
          </Button>
        </Form>
      </Show>
      <OnTo href={path(`/p/${props.of.product.slug}#questions`)}>{words.backToProduct}</OnTo>
      <Marks slug={props.of.product.slug} />
    </div>
  );
}

export default function QuestionRoute() {
  const words = useReviewTexts();
  const params = useParams();
  const question = createRead(() => getQuestion(params["id"] ?? ""));
  return (
    <AccountPage title={words.questionTitle} at={`/questions/${params["id"] ?? ""}`}>
      {() => (
        <Show
          when={question()}
          fallback={
            <Show when={question() === null}>
              <Missing />
            </Show>
          }
        >
          {(found) => <Question of={found()} />}
        </Show>
      )}
    </AccountPage>
  );
}
