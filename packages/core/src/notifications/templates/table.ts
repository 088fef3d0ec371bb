// What mails list: ordered lines, sums, an address; each as HTML and as plain text.
import { type Address, type Currency, formatMoney } from "@stoa/contract";
import { endOf, type Reading, startOf, STYLE } from "./layout.ts";
import { html, type Markup, oneLine } from "./markup.ts";

/** An ordered line, as a mail shows it. */
export interface MailLine {
  title: string;
  variantLabel: string;
  quantity: number;
  totalMinor: number;
  imageHash?: string | null;
}

/** A sum under the lines; the strong one is the last word. */
export interface Sum {
  label: string;
  amountMinor: number;
  strong?: boolean;
}

/** How amounts are shown in a mail. */
export interface Amounts extends Reading {
  currency: Currency;
  locale: string;
  /** Where pictures are asked for; without it there are none. */
  pictures?: string | undefined;
}

/** Side of a picture, in pixels of the page; twice as many are asked for, for fine screens. */
const PICTURE = 56;

/** Pictures are asked for where the button leads. */
export const picturesOf = (url: string): string | undefined => /^https?:\/\/[^/]+/.exec(url)?.[0];

function picture({ pictures, ...amounts }: Amounts, { imageHash }: MailLine): Markup | null {
  if (!pictures) return null;
  const cell = `${STYLE.cell};padding-${endOf(amounts)}:14px`;
  const drawn = imageHash
    ? html`<img
        src="${pictures}/media/${imageHash}/160"
        width="${PICTURE}"
        height="${PICTURE}"
        alt=""
        style="display:block;width:${PICTURE}px;height:${PICTURE}px;object-fit:cover;border:0;border-radius:8px;background:#f6f4f0"
      />`
    : html`<div
        class="ground"
        style="width:${PICTURE}px;height:${PICTURE}px;border-radius:8px;background:#f6f4f0"
      ></div>`;
  return html`<td class="line" width="${PICTURE}" align="${startOf(amounts)}" style="${cell};width:${PICTURE}px">
    ${drawn}
  </td>`;
}

/** A table of lines and, under them, sums. */
export function linesTable(how: Amounts, lines: readonly MailLine[], sums: readonly Sum[]): Markup {
  // Where nothing has a picture, none has a place for one.
  const amounts = lines.some(({ imageHash }) => imageHash) ? how : { ...how, pictures: undefined };
  const rows = lines.map(
    (line) =>
      html`<tr>
        ${picture(amounts, line)}
        <td class="line" align="${startOf(amounts)}" style="${STYLE.cell}">
          ${oneLine(line.title)}<br /><span class="soft" style="${STYLE.soft}">${described(line)}</span>
        </td>
        <td
          class="line"
          align="${endOf(amounts)}"
          style="${STYLE.cell};${STYLE.amount};padding-${startOf(amounts)}:16px"
        >
          ${money(amounts, line.totalMinor)}
        </td>
      </tr> `,
  );
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
    ${rows}${sumRows(amounts, sums)}
  </table>`;
}

/** A table of sums alone. */
export function sumsTable(amounts: Amounts, sums: readonly Sum[]): Markup {
  const { pictures: _, ...alone } = amounts;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-top:28px">
    ${sumRows(alone, sums)}
  </table>`;
}

function sumRows(amounts: Amounts, sums: readonly Sum[]): Markup[] {
  return sums.map(({ label, amountMinor, strong = false }) => {
    const weight = strong ? "font-weight:600" : "font-weight:400";
    return html`<tr>
      <td
        class="line"
        colspan="${amounts.pictures ? 2 : 1}"
        align="${startOf(amounts)}"
        style="${STYLE.cell};${weight}"
      >
        ${label}
      </td>
      <td class="line" align="${endOf(amounts)}" style="${STYLE.cell};${STYLE.amount};${weight}">
        ${money(amounts, amountMinor)}
      </td>
    </tr> `;
  });
}

/** The same lines and sums as plain text. */
export function linesText(amounts: Amounts, lines: readonly MailLine[], sums: readonly Sum[]): string {
  const listed = lines.map((line) => `${oneLine(line.title)} (${described(line)}): ${money(amounts, line.totalMinor)}`);
  return [...listed, ...sums.map(({ label, amountMinor }) => `${label}: ${money(amounts, amountMinor)}`)].join("\n");
}

/** The lines of an address, the empty ones left out. */
export function addressLines({ name, line1, line2, city, region, postalCode }: Address): string[] {
  return [name, line1, line2, [postalCode, city].filter(Boolean).join(" "), region].filter(Boolean).map(oneLine);
}

/** A heading with lines of text under it. */
export function block(heading: string, lines: readonly string[]): Markup {
  return html`<h2 style="${STYLE.heading}">${heading}</h2>
    <p class="soft" style="margin:0;${STYLE.soft}">
      ${lines.map((line, place) => (place === 0 ? html`${line}` : html`<br />${line}`))}
    </p> `;
}

function described({ variantLabel, quantity }: MailLine): string {
  return [oneLine(variantLabel), `× ${quantity}`].filter(Boolean).join(" ");
}

function money({ currency, locale }: Amounts, amountMinor: number): string {
  return formatMoney(amountMinor, currency, locale);
}
