// Asks for suggestions, and remembers the answers for a minute: who deletes a letter gets the former ones at once.
import type { MarketHandle, Suggestions } from "@stoa/client";
import { api } from "./api.ts";

const KEPT_MS = 60_000;
const MOST_KEPT = 50;
const LONGEST = 80;

const kept = new Map<string, { answer: Suggestions; at: number }>();
const keyOf = (market: MarketHandle, text: string) => `${market} ${text.toLowerCase()}`;

/** The answer of a moment ago. */
export function keptSuggestions(market: MarketHandle, text: string): Suggestions | undefined {
  const found = kept.get(keyOf(market, text));
  return found && Date.now() - found.at < KEPT_MS ? found.answer : undefined;
}

/** Suggestions for a text. */
export async function askSuggestions(market: MarketHandle, text: string, signal: AbortSignal): Promise<Suggestions> {
  const answer: Suggestions = await api().shop.search.suggest.query({ market, q: text.slice(0, LONGEST) }, { signal });
  kept.set(keyOf(market, text), { answer, at: Date.now() });
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return answer;
}
