// Asking about a product.
import { MAX_QUESTION_LENGTH } from "@stoa/client";
import { Button, FormError, TextArea } from "@stoa/ui";
import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { AccountPage } from "../../../../components/account/page.tsx";
import { ProductLine } from "../../../../components/reviews/parts.tsx";
import { Missing } from "../../../../components/states.tsx";
import { useReviewTexts } from "../../../../i18n/review-texts.ts";
import { Form, useForm } from "../../../../lib/form.tsx";
import { askQuestion } from "../../../../lib/forms/reviews.ts";
import { createRead, getProduct } from "../../../../lib/queries.ts";
import { useShop } from "../../../../lib/shop.tsx";

function Ask(props: { slug: string }) {
  const { market, path, t } = useShop();
  const words = useReviewTexts();
  const product = createRead(() => getProduct(market.handle, props.slug));
  const form = useForm(askQuestion);
  return (
    <Show
      when={product()}
      fallback={
        <Show when={product() === null}>
          <Missing />
        </Show>
      }
    >
      {(of) => (
        <div class="mt-6 flex max-w-xl flex-col gap-6 pb-16">
          <ProductLine slug={of().slug} title={of().title} note={of().brand} imageHash={of().images[0]?.hash ?? null} />
          <p class="text-ink-soft">{words.askLead}</p>
          <Form state={form} market={market} to={path(`/questions/ask/${of().slug}`)} class="flex flex-col gap-5">
            <input type="hidden" name="slug" value={of().slug} />
            <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
            <TextArea
              label={words.question}
              name="body"
              rows={3}
              required
              minlength={8}
              maxlength={MAX_QUESTION_LENGTH}
              value={form.typed("body")}
            />
            <Button type="submit" variant="primary" size="lg" busy={form.pending()} class="self-start">
              {words.askDo}
            </Button>
          </Form>
        </div>
      )}
    </Show>
  );
}

export default function AskPage() {
  const words = useReviewTexts();
  const params = useParams();
  return (
    <AccountPage title={words.askTitle} at={`/questions/ask/${params["product"] ?? ""}`}>
      {() => <Ask slug={params["product"] ?? ""} />}
    </AccountPage>
  );
}
