// What can be done about an order: give things back, say that something is wrong, write; and what was done so.
import { isoDay, type OrderView, formatDay } from "@stoa/client";
import { LinkButton } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useCaseTexts } from "../../i18n/case-texts.ts";
import { useReviewTexts } from "../../i18n/review-texts.ts";
import { getCases } from "../../lib/case-queries.ts";
import { createRead } from "../../lib/queries.ts";
import { useShop } from "../../lib/shop.tsx";
import { useKey } from "./parts.tsx";

/** The ways on from an order that was sent, and its returns and claims. */
export function AfterDelivery(props: { order: OrderView }) {
  const { market, path } = useShop();
  const words = useCaseTexts();
  const reviews = useReviewTexts();
  const { key, tail } = useKey();
  const cases = createRead(() => getCases(props.order.orderId, key()));
  const hasParcel = () => props.order.shipments.length > 0;
  const hasArrived = () => props.order.shipments.some((parcel) => parcel.deliveredAt !== null);
  const day = (at: number) => formatDay(isoDay(at, market.timeZone), market.locale);
  const here = (rest: string) => path(`${rest}${tail()}`);
  return (
    <div class="mt-5 border-t border-line pt-4">
      <div class="flex flex-wrap gap-2">
        <Show when={hasArrived()}>
          <LinkButton size="sm" href={here(`/returns/new/${props.order.orderId}`)}>
            {words.returnItems}
          </LinkButton>
          <LinkButton size="sm" href={path("/reviews")}>
            {reviews.toReviews}
          </LinkButton>
          <LinkButton size="sm" href={path(`/ratings/${props.order.orderId}`)}>
            {reviews.rate(props.order.seller.name)}
          </LinkButton>
        </Show>
        <Show when={hasParcel()}>
          <LinkButton size="sm" href={here(`/claims/new/${props.order.orderId}`)}>
            {words.somethingWrong}
          </LinkButton>
        </Show>
        <LinkButton size="sm" href={here(`/messages/${props.order.orderId}`)}>
          {words.messages}
        </LinkButton>
      </div>
      <Show when={cases()}>
        {(found) => (
          <ul class="mt-2 flex flex-col">
            <For each={found().returns}>
              {(one) => (
                <li>
                  <a
                    href={here(`/returns/${one.returnId}`)}
                    class="inline-flex min-h-11 items-center text-sm font-medium text-accent hover:underline"
                  >
                    {words.returnOf(day(one.createdAt))}: {words.returnStatus[one.status]}
                  </a>
                </li>
              )}
            </For>
            <For each={found().claims}>
              {(one) => (
                <li>
                  <a
                    href={here(`/claims/${one.claimId}`)}
                    class="inline-flex min-h-11 items-center text-sm font-medium text-accent hover:underline"
                  >
                    {words.claimOf(day(one.createdAt))}: {words.claimStatus[one.status]}
                  </a>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
    </div>
  );
}
