// Amounts, shown by the number format of the reader's locale. The only component that shows money.
import { type Currency, formatMoney } from "@stoa/contract";

/** An amount in minor units. */
export function Money(props: { minor: number; currency: Currency; locale: string; class?: string | undefined }) {
  return (
    <span class={`figures whitespace-nowrap ${props.class ?? ""}`}>
      {formatMoney(props.minor, props.currency, props.locale)}
    </span>
  );
}
