// The form of a promotion, and the buttons that move it on.
import type { PromotionView } from "@stoa/client";
import { Button, FormError } from "@stoa/ui";
import { PromotionFields, PromotionSteps as Steps } from "@stoa/ui/selling";
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

/** The buttons that move a promotion on. */
export function PromotionSteps(props: { of: PromotionView }) {
  const outcome = useOutcome(setPromotionStatus);
  return <Steps of={props.of} action={setPromotionStatus} busy={outcome.pending()} error={outcome.error() ?? null} />;
}
