// What notices decide: who wants which of them on which channel. Knows no database and no clock.
import {
  type Market,
  MARKETS,
  type NoticeChannel,
  type NoticeKind,
  type NoticePreference,
  type NoticeRule,
  noticeRule,
} from "@stoa/contract";

/** What somebody has chosen for a channel of a kind. */
export interface Stored {
  channel: NoticeChannel;
  isOn: boolean;
}

/** Whether somebody is told on a channel: the rule where it leaves no choice, else their choice, else what it does by itself. */
export function isWanted(
  rule: NoticeRule,
  channel: NoticeChannel,
  stored: readonly Stored[],
  isOwner: boolean,
): boolean {
  const is = rule[channel];
  if (is === "never") return false;
  // Members of a team are written to only about what they ask for.
  const byItself = is !== "off" && (channel === "app" || isOwner);
  if (is === "always") return byItself;
  return stored.find((row) => row.channel === channel)?.isOn ?? byItself;
}

/** A kind as the page of preferences shows it. */
export function preferenceOf(kind: NoticeKind, stored: readonly Stored[], isOwner: boolean): NoticePreference {
  const rule = noticeRule(kind);
  return {
    kind,
    app: isWanted(rule, "app", stored, isOwner),
    mail: isWanted(rule, "mail", stored, isOwner),
    appRule: rule.app,
    // What only owners get is not for others to switch on.
    mailRule: rule.mail === "always" && !isOwner ? "never" : rule.mail,
  };
}

/** The market whose language a seller is written to in: that of their country, English where there is none. */
export const marketOfSeller = (country: string): Market =>
  Object.values<Market>(MARKETS).find((market) => market.country === country) ?? MARKETS.us;
