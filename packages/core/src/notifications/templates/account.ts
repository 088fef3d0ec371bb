// To a person, about their account: links that prove an address, and what somebody has changed.
import { type Market, type MarketHandle, MARKETS } from "@stoa/contract";
import type { AccountLetter } from "./account-letters.ts";
import { ACCOUNT_WORDS } from "./account-words.ts";
import { type MailContent, written } from "./layout.ts";

/** What the mail says; `letter` names the sentences, `url` is where its button leads. */
export interface AccountMail {
  letter: AccountLetter;
  market: MarketHandle;
  name: string;
  url: string;
}

/** Writes to a person in the language of the market that they came through. */
export function accountMail({ letter, market: handle, name, url }: AccountMail): MailContent {
  const market: Market = MARKETS[handle];
  const words = ACCOUNT_WORDS[market.language];
  const { subject, opening, button } = words.letters[letter];
  return written({
    reading: market,
    subject,
    preview: opening[0] ?? "",
    heading: name === "" ? words.helloNobody : words.hello(name),
    opening,
    details: null,
    detailsText: "",
    button: { label: button, url },
    reason: words.reason,
  });
}
