// Rating the seller of an order: the delivery and the service, not the things.
import type { RateableOrder } from "@stoa/client";
import { Button, FormError } from "@stoa/ui";
import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { AccountPage } from "../../../components/account/page.tsx";
import { OnTo, Outcome, StarInput } from "../../../components/reviews/parts.tsx";
import { Missing } from "../../../components/states.tsx";
import { useReviewTexts } from "../../../i18n/review-texts.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { rateSeller } from "../../../lib/forms/reviews.ts";
import { createRead } from "../../../lib/queries.ts";
import { getOrderToRate } from "../../../lib/review-queries.ts";
import { useShop } from "../../../lib/shop.tsx";

const QUESTIONS = ["inTime", "asDescribed", "goodService"] as const;

function Rate(props: { order: RateableOrder }) {
  const { market, path, t } = useShop();
  const words = useReviewTexts();
  const form = useForm(rateSeller);
  const said = (name: (typeof QUESTIONS)[number]) => {
    const given = props.order.given?.[name];
    return form.typed(name, given === undefined ? "" : given ? "yes" : "no");
  };
  return (
    <div class="mt-6 flex flex-col gap-6 pb-16">
      <Outcome done={words.ratedDone} />
      <div>
        <h2 class="text-lg font-semibold">{words.rateTitle(props.order.seller.name)}</h2>
        <p class="figures text-sm text-ink-faint">{props.order.orderNumber}</p>
        <p class="mt-1 text-ink-soft">{words.rateLead}</p>
      </div>
      <Show when={props.order.isEditable} fallback={<p class="text-sm text-ink-faint">{words.closed}</p>}>
        <Form state={form} market={market} to={path(`/ratings/${props.order.orderId}`)} class="flex flex-col gap-6">
          <input type="hidden" name="orderId" value={props.order.orderId} />
          <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
          <StarInput legend={words.stars} value={form.typed("rating", String(props.order.given?.rating ?? ""))} />
          <For each={QUESTIONS}>
            {(name) => (
              <fieldset class="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
                <legend class="sr-only">{words[name]}</legend>
                <span class="text-sm font-medium" aria-hidden="true">
                  {words[name]}
                </span>
                <span class="flex gap-2">
                  <For each={["yes", "no"] as const}>
                    {(answer) => (
                      <label class="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-full bg-sunken px-4 text-sm has-[:checked]:bg-accent-soft">
                        <input
                          type="radio"
                          name={name}
                          value={answer}
                          required
                          checked={said(name) === answer}
                          class="size-4.5 accent-accent"
                        />
                        {words[answer]}
                      </label>
                    )}
                  </For>
                </span>
              </fieldset>
            )}
          </For>
          <Button type="submit" variant="primary" size="lg" busy={form.pending()} class="self-start">
            {words.rateDo}
          </Button>
        </Form>
      </Show>
      <OnTo href={path("/reviews")}>{words.title}</OnTo>
    </div>
  );
}

export default function RatingPage() {
  const words = useReviewTexts();
  const params = useParams();
  const order = createRead(() => getOrderToRate(params["order"] ?? ""));
  return (
    <AccountPage title={words.sellersTitle} at={`/ratings/${params["order"] ?? ""}`}>
      {() => (
        <Show
          when={order()}
          fallback={
            <Show when={order() === null}>
              <Missing />
            </Show>
          }
        >
          {(found) => <Rate order={found()} />}
        </Show>
      )}
    </AccountPage>
  );
}
