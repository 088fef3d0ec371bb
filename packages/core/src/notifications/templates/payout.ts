// To a seller, when a payout has left, or was refused and is back in their balance.
import { type Currency, formatMoney } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";

/** What the mail says. `destination` is the masked account; `url` opens the payout. */
export interface PayoutMail {
  sellerName: string;
  outcome: "paid" | "failed";
  amountMinor: number;
  currency: Currency;
  destination: string;
  url: string;
}

/** Writes how a payout ended. */
export function payoutMail({ sellerName, outcome, amountMinor, currency, destination, url }: PayoutMail): MailContent {
  const money = formatMoney(amountMinor, currency, "en");
  const opening =
    outcome === "paid"
      ? `We have sent ${money} to the account of ${sellerName} that ends ${destination.slice(-4)}. Banks take up to three working days.`
      : `We could not send ${money} to the account of ${sellerName} that ends ${destination.slice(-4)}. The money is back in your balance.`;
  return written({
    reading: { language: "en", direction: "ltr" },
    subject: outcome === "paid" ? `Your payout of ${money} is on its way` : `Your payout of ${money} did not arrive`,
    preview: opening,
    heading: outcome === "paid" ? "Your payout is on its way" : "Your payout did not arrive",
    opening: [opening, ...(outcome === "failed" ? ["Please check the account in your payout settings."] : [])],
    details: null,
    detailsText: "",
    button: { label: outcome === "paid" ? "See what it is made of" : "Check the account", url },
    reason: "You get this mail because you sell on Stoa.",
  });
}
