// The form of a promotion, and the buttons that move it on.
import { type PromotionStatus, type PromotionView, PROMOTION_NEXT } from "@stoa/client";
import { Button, FormError } from "@stoa/ui";
import { PromotionFields } from "@stoa/ui/selling";
import { For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { savePromotion, setPromotionStatus } from "./actions";

/** The form; `of` null makes a new one. */
export function PromotionEditor(props: { of: PromotionView | null }) {
  const outcome = useOutcome(savePromotion);
  const isWrong = (field: string) => outcome.isWrong(field);
  return (
    <form method="post" action={savePromotion}>
      <FormError message={outcome.error()} class="mb-4" />
      <PromotionFields of={props.of} isMarket={false} isWrong={isWrong}>
        <div>
          <Button type="submit" variant="primary" busy={outcome.pending()}>
            {props.of ? "Save" : "Create the draft"}
          </Button>
        </div>
      </PromotionFields>
    </form>
  );
}

const STEP: Record<Exclude<PromotionStatus, "draft">, string> = {
  active: "Activate",
  paused: "Pause",
  ended: "End for good",
};

/** The buttons that move a promotion on. */
export function PromotionSteps(props: { of: PromotionView }) {
  const outcome = useOutcome(setPromotionStatus);
  return (
    <Show when={PROMOTION_NEXT[props.of.status].length > 0}>
      <form method="post" action={setPromotionStatus} class="flex flex-wrap gap-3">
        <input type="hidden" name="promotionId" value={props.of.promotionId} />
        <For each={[...PROMOTION_NEXT[props.of.status]]}>
          {(status) => (
            <Button
              type="submit"
              name="status"
              value={status}
              variant={status === "active" ? "primary" : undefined}
              busy={outcome.pending()}
            >
              {STEP[status]}
            </Button>
          )}
        </For>
        <FormError message={outcome.error()} class="w-full" />
      </form>
    </Show>
  );
}
