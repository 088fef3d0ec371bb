// To a seller whose order a customer's bank disputes: what is frozen, by when they can say something, and how it ended.
import { type Currency, type DisputeStatus, formatMoney, formatTime } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";

/** What the mail says; `url` opens the dispute in the seller's app. */
export interface DisputeMail {
  status: DisputeStatus;
  orderNumber: string;
  amountMinor: number;
  sellerMinor: number;
  currency: Currency;
  evidenceDueAt: number;
  url: string;
}

/** Writes the news of a dispute to a seller. */
export function disputeMail(of: DisputeMail): MailContent {
  const amount = formatMoney(of.amountMinor, of.currency, "en");
  const earned = formatMoney(of.sellerMinor, of.currency, "en");
  const [subject, heading, opening] = {
    needs_evidence: [
      `Order ${of.orderNumber} is disputed`,
      "A customer has disputed a payment",
      `Their bank asks for ${amount} back. ${earned} of your money is held until it is decided. Tell us what you know of the order by ${formatTime(of.evidenceDueAt, "en-GB", "UTC")} UTC.`,
    ],
    under_review: [
      `The dispute about order ${of.orderNumber} is with the bank`,
      "What you wrote is with the bank",
      `The bank decides about ${amount}.`,
    ],
    won: [
      `You have won the dispute about order ${of.orderNumber}`,
      "The dispute is won",
      `${earned} that was held is yours again.`,
    ],
    lost: [
      `The dispute about order ${of.orderNumber} is lost`,
      "The dispute is lost",
      `The bank has given ${amount} back to the customer. ${earned} was taken from your balance, and the bank's fee.`,
    ],
  }[of.status] as [string, string, string];
  return written({
    reading: { language: "en", direction: "ltr" },
    subject,
    preview: opening,
    heading,
    opening: [opening],
    details: html``,
    detailsText: "",
    button: { label: "Open the dispute", url: of.url },
    reason: "You get this mail because you sell on Stoa.",
  });
}
