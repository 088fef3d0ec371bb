// What an error may say to an operator: its message without what is nobody's business, since a message may quote what it
// was about. Decides; touches nothing.

/** What is taken out, each with the word in its place; the first that fits counts. */
const UNSAID: readonly [what: RegExp, word: string][] = [
  [/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+\.[a-z]{2,}/gi, "(address)"],
  [/(https?:\/\/[^\s?#"']+)[?#][^\s"']*/gi, "$1?(query)"],
  [/\b(bearer|basic)\s+[\w.+/=-]+/gi, "$1 (secret)"],
  [/\b(?:sk|rk|pk|whsec|stoa)_[a-z]*_?[A-Za-z0-9]{12,}\b/g, "(secret)"],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, "(secret)"],
  [/\b[0-9a-f]{32,}\b/gi, "(secret)"],
  [/\b\d(?:[ -]?\d){13,18}\b/g, "(number)"],
  [/\+\d[\d ()-]{7,}\d/g, "(number)"],
];

/** A message without addresses, secrets, numbers of cards and queries of links. Ids of ours stay: they name what it is about. */
export const unsaid = (message: string): string =>
  UNSAID.reduce((text, [what, word]) => text.replace(what, word), message);
