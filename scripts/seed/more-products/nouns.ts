// One or many: the nouns of kinds.

/** Whether a noun stands for several things already, as `Socks`. */
export function isPlural(noun: string): boolean {
  return noun.endsWith("s") && !/(ss|Compass)$/.test(noun);
}

/** The plural of a noun; one that is plural stays. */
export function plural(noun: string): string {
  if (isPlural(noun)) return noun;
  if (/(ss|sh|ch|x)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/knife$/i.test(noun)) return `${noun.slice(0, -2)}ves`;
  return `${noun}s`;
}
