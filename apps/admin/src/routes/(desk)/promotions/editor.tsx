// The form of a promotion, and the buttons that move it on.
import { useSubmission } from "@solidjs/router";
import { PROMOTION_NEXT, type PromotionStatus, type PromotionView } from "@stoa/client";
import { Button, FormError } from "@stoa/ui";
import { PromotionFields } from "@stoa/ui/selling";
import { For, Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { savePromotion, setPromotionStatus } from "./actions";

/** The form; `of` null makes a new one of the marketplace. */
export function PromotionEditor(props: { of: PromotionView | null }) {
  const submission = useSubmission(savePromotion);
  const refused = () => (submission.result?.ok === false ? submission.result : null);
  const isWrong = (field: string) => {
    const named = refused()?.details["fields"];
    return refused()?.fields[field] !== undefined || (Array.isArray(named) && named.includes(field));
  };
  return (
    <form method="post" action={savePromotion}>
      <FormError message={refused() && sentence(refused()!.code)} class="mb-4" />
      <PromotionFields of={props.of} isMarket isWrong={isWrong}>
        <div>
          <Button type="submit" variant="primary" busy={submission.pending}>
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
  const submission = useSubmission(setPromotionStatus);
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
              busy={submission.pending}
            >
              {STEP[status]}
            </Button>
          )}
        </For>
        <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} class="w-full" />
      </form>
    </Show>
  );
}
