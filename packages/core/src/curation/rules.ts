// Curation's decisions: how a query is named, which searches may be written down, what synonyms mean word by word,
// where a redirect may lead.
import { DomainError, MARKET_HANDLES, type SynonymKind } from "@stoa/contract";

/** Longest name of a query. */
const QUERY_CHARACTERS = 80;

/**
 * The name under which pins, redirects and the report know a query: its words in lower case, one space between them, as
 * search itself reads words. Empty when there is no word in it.
 */
export function queryKey(typed: string): string {
  const words = typed
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  return Array.from((words ?? []).join(" "))
    .slice(0, QUERY_CHARACTERS)
    .join("")
    .trim();
}

/** E-mail and web addresses, and runs of seven digits or more however they are spaced: telephones, cards, accounts. */
const PERSONAL = /\S@\S|:\/\/|\bwww\.|(?:\p{Nd}[\s().+/-]*){7}/u;

/** The name of a search for the report; null for what looks personal and for what holds no word. */
export function reportedQuery(typed: string): string | null {
  const looked = typed.slice(0, 400);
  return PERSONAL.test(looked.normalize("NFKC")) ? null : queryKey(looked) || null;
}

/**
 * The terms of a set as they are kept: normalised, each once, in alphabetical order (of a one-way set the first stays
 * first), so that equal sets are equal texts.
 * @throws INVALID_INPUT fewer than two different terms are left
 */
export function keptTerms(terms: readonly string[], kind: SynonymKind): string[] {
  const unique = [...new Set(terms.map(queryKey).filter((term) => term !== ""))];
  if (unique.length < 2) throw new DomainError("INVALID_INPUT", { field: "terms" });
  if (kind === "two_way") return unique.toSorted();
  const [first = "", ...others] = unique;
  return [first, ...others.toSorted()];
}

/** What else each term finds, over all sets; a term of several sets has the alternatives of all of them. */
export function alternativesByTerm(
  sets: readonly { terms: readonly string[]; kind: SynonymKind }[],
): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { terms, kind } of sets) {
    for (const term of kind === "two_way" ? terms : terms.slice(0, 1)) {
      const alternatives = found.get(term) ?? new Set();
      for (const other of terms) if (other !== term) alternatives.add(other);
      found.set(term, alternatives);
    }
  }
  return new Map([...found].map(([term, alternatives]) => [term, [...alternatives]]));
}

const MARKET_PREFIX = new RegExp(`^(?:https?://[^/]+)?/(?:${MARKET_HANDLES.join("|")})/`);
const INSIDE = /^(?:(?:c|p|shop)\/[a-z0-9]+(?:-[a-z0-9]+)*(?:\?[^\s#<>"]*)?|s\?[^\s#<>"]+)$/;

/**
 * A target as it is kept: a category, product, seller or search of the market, without the market. A whole address or
 * one with a market may be given.
 * @throws INVALID_INPUT it leads anywhere else
 */
export function keptTarget(given: string): string {
  const target = given.trim().replace(MARKET_PREFIX, "");
  if (!INSIDE.test(target)) throw new DomainError("INVALID_INPUT", { field: "target" });
  return target;
}

/** The query that a target searches for, if it is a search. */
function searchedFor(target: string): string | null {
  return target.startsWith("s?") ? queryKey(new URLSearchParams(target.slice(2)).get("q") ?? "") || null : null;
}

/** Whether following redirects from `query` would come back to it, once it leads to `target`. */
export function leadsInCircle(query: string, target: string, others: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = searchedFor(target); at !== null && !seen.has(at);) {
    if (at === query) return true;
    seen.add(at);
    const next = others.get(at);
    at = next === undefined ? null : searchedFor(next);
  }
  return false;
}
