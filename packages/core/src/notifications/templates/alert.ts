// To somebody who waits for a thing: it can be had again, it costs less; and the link that proves a guest's address.
import { type AlertKind, formatMoney, type Market, type MarketHandle, MARKETS } from "@stoa/contract";
import { ALERT_WORDS } from "./alert-words.ts";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { linesTable, linesText, picturesOf } from "./table.ts";

/** The thing that is waited for. */
export interface AlertThing {
  title: string;
  variantLabel: string;
  imageHash: string | null;
}

/** What the mail says. `wasMinor` is the price that was undercut, null where none is known; `url` opens the product. */
export interface AlertMail {
  kind: AlertKind;
  market: MarketHandle;
  thing: AlertThing;
  priceMinor: number;
  wasMinor: number | null;
  url: string;
}

/** Writes that what was waited for is there. */
export function alertMail({ kind, market: handle, thing, priceMinor, wasMinor, url }: AlertMail): MailContent {
  const market: Market = MARKETS[handle];
  const words = ALERT_WORDS[market.language];
  const money = (minor: number) => formatMoney(minor, market.currency, market.locale);
  const amounts = { ...market, pictures: picturesOf(url) };
  const line = [{ ...thing, quantity: 1, totalMinor: priceMinor }];
  const letter =
    kind === "stock"
      ? words.stock(thing.title, money(priceMinor))
      : words.price(
          thing.title,
          money(priceMinor),
          wasMinor !== null && wasMinor > priceMinor ? money(wasMinor) : null,
        );
  return written({
    reading: market,
    subject: letter.subject,
    preview: letter.opening,
    heading: letter.heading,
    opening: [letter.opening],
    details: html`${linesTable(amounts, line, [])}`,
    detailsText: linesText(amounts, line, []),
    button: { label: words.button, url },
    reason: words.reason,
  });
}

/** Writes the link that makes a guest's alert count. */
export function alertConfirmMail(of: Pick<AlertMail, "kind" | "market" | "thing" | "url">): MailContent {
  const market: Market = MARKETS[of.market];
  const words = ALERT_WORDS[market.language];
  const { subject, heading, opening } = words.confirm[of.kind](of.thing.title);
  return written({
    reading: market,
    subject,
    preview: opening,
    heading,
    opening: [opening, words.confirmHint],
    details: null,
    detailsText: "",
    button: { label: words.confirmButton, url: of.url },
    reason: words.confirmReason,
  });
}
