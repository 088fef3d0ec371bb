// The words of notices, of what one wants to be told, and of what one waits for; they come with the pages that need them.
import type { NoticeKindOf } from "@stoa/client";
import { useShop } from "../lib/shop.tsx";
import { notices as ar } from "./ar-notices.ts";
import { notices as de } from "./de-notices.ts";
import { notices as en } from "./en-notices.ts";
import { notices as hi } from "./hi-notices.ts";
import type { Language } from "./index.ts";
import { notices as ja } from "./ja-notices.ts";

/** The kinds that a buyer is told. */
export type BuyerKind = NoticeKindOf<"buyer">;

/** What a sentence is made of: texts that are ready to be shown. */
export interface Said {
  number: string;
  seller: string;
  /** The first thing by its title, the others by their number. */
  things: string;
  title: string;
  money: string;
  was: string;
  carrier: string;
  status: string;
  what: string;
  isWhole: boolean;
}

/** English sets the shape. */
export interface NoticeTexts {
  title: string;
  lead: string;
  empty: string;
  emptyHint: string;
  unread: string;
  all: string;
  readAll: string;
  markRead: string;
  isNew: string;
  newest: string;
  older: string;
  choose: string;
  chooseLead: string;
  app: string;
  mail: string;
  always: string;
  never: string;
  save: string;
  saved: string;
  andMore(title: string, more: number): string;
  kinds: Record<BuyerKind, { name: string; hint: string }>;
  say: Record<BuyerKind, (of: Said) => string>;
  alerts: {
    title: string;
    hint: string;
    empty: string;
    emptyHint: string;
    stock: string;
    below(money: string): string;
    reaches(money: string): string;
    now(money: string): string;
    gone: string;
    done: string;
    remove: string;
    removed: string;
    newPrice: string;
    newStock: string;
    leadPrice(money: string): string;
    leadStock: string;
    any: string;
    target: string;
    targetLabel(currency: string): string;
    targetHint: string;
    email: string;
    emailHint: string;
    ask: string;
    addedTitle: string;
    added: string;
    mailedTitle: string;
    mailed: string;
    there: string;
    back: string;
    confirmTitle: string;
    confirmLead: string;
    confirmDo: string;
    confirmedTitle: string;
    confirmed: string;
  };
  stop: {
    title: string;
    ask(kind: string): string;
    do: string;
    doneTitle: string;
    done(kind: string): string;
    invalid: string;
    others: string;
  };
}

const TEXTS: Record<Language, NoticeTexts> = { en, de, ja, ar, hi };

/** These words in the language of the shop. */
export const useNoticeTexts = (): NoticeTexts => TEXTS[useShop().language];
