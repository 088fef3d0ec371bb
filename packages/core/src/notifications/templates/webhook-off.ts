// To a seller's team, when an endpoint of theirs was switched off.
import { type Market, MARKETS, type WebhookDisabledBecause } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { SELLER_WORDS } from "./seller-words.ts";

/** What the mail says; `url` opens the endpoint in the seller's app. */
export interface WebhookOff {
  host: string;
  because: WebhookDisabledBecause;
  url: string;
  reading?: Market;
}

/** Writes that webhooks are no longer sent. */
export function webhookOffMail({ host, because, url, reading = MARKETS.us }: WebhookOff): MailContent {
  const words = SELLER_WORDS[reading.language];
  const { subject, heading, opening, button, next } = words.webhookOff(host, because);
  return written({
    reading,
    subject,
    preview: opening,
    heading,
    opening: [opening, next],
    details: null,
    detailsText: "",
    button: { label: button, url },
    reason: words.reason,
  });
}
