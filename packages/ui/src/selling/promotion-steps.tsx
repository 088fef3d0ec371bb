// The buttons that move a promotion on.
import { PROMOTION_NEXT, type PromotionStatus, type PromotionView } from "@stoa/contract";
import { For, type JSX, Show } from "solid-js";
import { Button } from "../button.tsx";
import { FormError } from "../notice.tsx";

const STEP: Record<Exclude<PromotionStatus, "draft">, string> = {
  active: "Activate",
  paused: "Pause",
  ended: "End for good",
};

/** One button for each state that may follow; none where nothing does. */
export function PromotionSteps(props: {
  of: PromotionView;
  /** What the form is sent to: an address or a router action. */
  action: JSX.SerializableAttributeValue;
  busy: boolean;
  error: string | null;
}) {
  return (
    <Show when={PROMOTION_NEXT[props.of.status].length > 0}>
      <form method="post" action={props.action} class="flex flex-wrap gap-3">
        <input type="hidden" name="promotionId" value={props.of.promotionId} />
        <For each={[...PROMOTION_NEXT[props.of.status]]}>
          {(status) => (
            <Button
              type="submit"
              name="status"
              value={status}
              variant={status === "active" ? "primary" : undefined}
              busy={props.busy}
            >
              {STEP[status]}
            </Button>
          )}
        </For>
        <FormError message={props.error} class="w-full" />
      </form>
    </Show>
  );
}
