// The terms of an offer: how soon a parcel leaves, and how many units one order or one buyer may have.
import type { SellerOffer } from "@stoa/client";
import { Button, Field, FormError, Panel } from "@stoa/ui";
import { useOutcome } from "~/lib/outcome";
import { setTerms } from "./terms";

/** Handling days and the limits per order and per buyer. */
export function TermsPanel(props: { offer: SellerOffer }) {
  const outcome = useOutcome(setTerms);
  return (
    <Panel title="Terms">
      <form method="post" action={setTerms} class="flex flex-col gap-4">
        <input type="hidden" name="offerId" value={props.offer.offerId} />
        <FormError message={outcome.error()} />
        <div class="grid gap-4 sm:grid-cols-2">
          <Field
            label="Handling, in working days"
            name="handlingDays"
            inputMode="numeric"
            required
            autocomplete="off"
            hint="Until the parcel leaves you. 0 is the same day."
            value={String(props.offer.handlingDays)}
            error={outcome.isWrong("handlingDays") ? "A whole number from 0 to 60." : undefined}
          />
          <Field
            label="Most units of one order"
            name="maxPerOrder"
            inputMode="numeric"
            autocomplete="off"
            placeholder="No limit"
            hint="Empty: as many as there are."
            value={props.offer.maxPerOrder === null ? "" : String(props.offer.maxPerOrder)}
            error={outcome.isWrong("maxPerOrder") ? "A whole number from 1 to 99, or nothing." : undefined}
          />
          <Field
            label="Most units of one buyer in 30 days"
            name="maxPerBuyer"
            inputMode="numeric"
            autocomplete="off"
            placeholder="No limit"
            hint="Over all their orders, by account and address."
            value={props.offer.maxPerBuyer === null ? "" : String(props.offer.maxPerBuyer)}
            error={outcome.isWrong("maxPerBuyer") ? "A whole number from 1 to 999, or nothing." : undefined}
          />
        </div>
        <div>
          <Button type="submit" variant="primary" busy={outcome.pending()}>
            Save
          </Button>
        </div>
      </form>
    </Panel>
  );
}
