// The form of a promotion, and the buttons that move it on.
import { useSubmission } from "@solidjs/router";
import type { PromotionView } from "@stoa/client";
import { Button, FormError } from "@stoa/ui";
import { PromotionFields, PromotionSteps as Steps } from "@stoa/ui/selling";
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

/** The buttons that move a promotion on. */
export function PromotionSteps(props: { of: PromotionView }) {
  const submission = useSubmission(setPromotionStatus);
  const error = () => (submission.result?.ok === false ? sentence(submission.result.code) : null);
  return <Steps of={props.of} action={setPromotionStatus} busy={submission.pending === true} error={error()} />;
}
