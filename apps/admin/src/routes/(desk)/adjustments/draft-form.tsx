// What a seller is given or has taken, and why. It is sent to the page that shows it once more; nothing is done by it.
import { Currency, type SellerFinance } from "@stoa/client";
import { Button, Field, FormError, Panel, Select, TextArea } from "@stoa/ui";
import type { Draft } from "./actions";

const WAYS = [
  { value: "give", label: "Give to the seller" },
  { value: "take", label: "Take from the seller" },
];

/** The form; `isWrong`: what is in it cannot be done. */
export function DraftForm(props: { seller: SellerFinance; draft: Draft; isWrong: boolean }) {
  const currencies = () => {
    const known = props.seller.balances.map(({ currency }) => currency);
    const others = Currency.options.filter((currency) => !known.includes(currency));
    return [...known, ...others].map((value) => ({ value, label: value }));
  };
  return (
    <Panel>
      <form method="get" action="/adjustments/new" class="flex max-w-xl flex-col gap-5">
        <FormError
          message={props.isWrong ? "An amount like 12.50 and a reason of at least five letters are needed." : null}
        />
        <input type="hidden" name="seller" value={props.seller.sellerId} />
        <Select label="What" name="way" choices={WAYS} value={props.draft.way} />
        <div class="flex flex-wrap gap-4">
          <Field
            class="w-40"
            label="Amount"
            name="amount"
            inputmode="decimal"
            required
            maxlength={16}
            value={props.draft.typed}
            placeholder="12.50"
          />
          <Select
            class="w-28"
            label="Currency"
            name="currency"
            value={props.draft.currency ?? currencies()[0]?.value}
            choices={currencies()}
          />
        </div>
        <TextArea
          label="Reason"
          name="reason"
          required
          minlength={5}
          maxlength={300}
          rows={3}
          value={props.draft.reason}
          hint="The seller reads it: in their statement, in a notice and in a mail."
        />
        <div>
          <Button type="submit" variant="primary">
            Look at it once more
          </Button>
        </div>
      </form>
    </Panel>
  );
}
