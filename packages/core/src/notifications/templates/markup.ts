// HTML from templates in which every value is escaped, unless it is markup itself.

/** A piece of HTML that may be put into other HTML as it stands. Only `html` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[] | null;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it must stand in HTML, between tags or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A tagged template for HTML: texts and numbers are escaped, markup and lists of it are taken over, null leaves nothing. */
export function html(pieces: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(pieces.reduce((text, piece, place) => text + written(values[place - 1] ?? null) + piece));
}

function written(value: Value): string {
  if (value === null) return "";
  if (value instanceof Markup) return value.text;
  return typeof value === "object" ? value.map((part) => part.text).join("") : escapeHtml(String(value));
}

/** A text without line breaks and control characters, for a subject. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
