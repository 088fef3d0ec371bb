// Markdown as operators write it, read into a tree: headings, paragraphs, lists, quotes, rules, and within a line strong,
// emphasis, code and links. What is none of these is plain text; there is no way to write HTML.

/** A part of a line. */
export type Inline =
  | string
  | { kind: "strong" | "emphasis"; parts: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; parts: Inline[] };

/** A part of a page. */
export type Block =
  | { kind: "heading"; level: 2 | 3; parts: Inline[] }
  | { kind: "paragraph" | "quote"; parts: Inline[] }
  | { kind: "list"; isOrdered: boolean; items: Inline[][] }
  | { kind: "rule" };

/** Where a link may lead: a page over https, a mail address, a page of this site. */
const SAFE_LINK = /^(https:\/\/[^\s/?#]+|mailto:[^\s@]+@[^\s@]+$|\/(?![/\\]))/i;

/** The address of a link; null for one that leads nowhere good. */
export const safeHref = (href: string): string | null => (SAFE_LINK.test(href) ? href : null);

const INLINE =
  /\*\*(?<strong>(?:[^*\n]|\*[^*\n]+\*)+)\*\*|\*(?<emphasis>[^*\n]+)\*|`(?<code>[^`\n]+)`|\[(?<label>[^\]\n]+)\]\((?<href>[^()\s]+)\)/;

/** The parts of a line. A link that may not be followed stays as the words it would have stood on. */
export function inlines(text: string): Inline[] {
  const found = INLINE.exec(text);
  if (!found) return text === "" ? [] : [text];
  const before = text.slice(0, found.index);
  const after = inlines(text.slice(found.index + found[0].length));
  return [...(before ? [before] : []), ...partOf(found.groups!), ...after];
}

function partOf({ strong, emphasis, code, label, href }: Record<string, string | undefined>): Inline[] {
  if (strong !== undefined) return [{ kind: "strong", parts: inlines(strong) }];
  if (emphasis !== undefined) return [{ kind: "emphasis", parts: inlines(emphasis) }];
  if (code !== undefined) return [{ kind: "code", text: code }];
  const safe = safeHref(href ?? "");
  const parts = inlines(label ?? "");
  return safe === null ? parts : [{ kind: "link", href: safe, parts }];
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const BULLET = /^\s{0,3}[-*+]\s+(.*)$/;
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;
const QUOTE = /^\s{0,3}>\s?(.*)$/;
const RULE = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,})$/;

type LineKind = "blank" | "heading" | "rule" | "bullet" | "number" | "quote" | "text";

function kindOf(line: string): LineKind {
  if (line.trim() === "") return "blank";
  if (HEADING.test(line)) return "heading";
  if (RULE.test(line)) return "rule";
  if (BULLET.test(line)) return "bullet";
  if (NUMBER.test(line)) return "number";
  return QUOTE.test(line) ? "quote" : "text";
}

const listOf = (lines: readonly string[], isOrdered: boolean): Block => ({
  kind: "list",
  isOrdered,
  items: lines.map((line) => inlines((isOrdered ? NUMBER : BULLET).exec(line)?.[1] ?? "")),
});

/** The block that lines of one kind make. */
function blockOf(kind: LineKind, lines: readonly string[]): Block[] {
  if (kind === "blank") return [];
  if (kind === "rule") return [{ kind: "rule" }];
  if (kind === "bullet" || kind === "number") return [listOf(lines, kind === "number")];
  if (kind === "quote")
    return [{ kind: "quote", parts: inlines(lines.map((line) => QUOTE.exec(line)?.[1] ?? "").join(" ")) }];
  if (kind === "text") return [{ kind: "paragraph", parts: inlines(lines.map((line) => line.trim()).join(" ")) }];
  // A page has its own title, so the highest heading in it is of the second level.
  return lines.map((line) => {
    const [, marks = "", text = ""] = HEADING.exec(line) ?? [];
    return { kind: "heading", level: marks.length > 2 ? 3 : 2, parts: inlines(text) };
  });
}

/** The blocks of a text. */
export function markdownBlocks(text: string): Block[] {
  const runs: { kind: LineKind; lines: string[] }[] = [];
  for (const line of text.replaceAll("\r", "").split("\n")) {
    const kind = kindOf(line);
    const last = runs.at(-1);
    // A line that goes on with an item of a list belongs to it.
    if (kind === "text" && last && (last.kind === "bullet" || last.kind === "number"))
      last.lines.push(`${last.lines.pop()} ${line.trim()}`);
    else if (last?.kind === kind) last.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs.flatMap(({ kind, lines }) => blockOf(kind, lines));
}
