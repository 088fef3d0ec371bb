// A small writer of PDF: text in two weights, lines, pages of A4. Latin text is set in Helvetica, which every reader has;
// what Helvetica lacks is set in the Japanese font of the reader, which covers kana, kanji, Greek and Cyrillic. Other scripts
// (Arabic, Devanagari) need letters that join, which no font of the reader's is asked for: `canSet` says no. Pure.
import { HELVETICA_WIDTHS, WIN_ANSI } from "./helvetica.ts";

/** A4 in points. */
export const PAGE = { width: 595, height: 842, margin: 56 } as const;

/** How a piece of text stands. `x` is its start, or its end where it is set to the right. */
export interface TextLook {
  x: number;
  y: number;
  size?: number;
  bold?: boolean;
  right?: boolean;
  grey?: boolean;
}

type Run = { latin: boolean; text: string };

const isLatin = (letter: string): boolean => WIN_ANSI.has(letter);
const isWide = (letter: string): boolean =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Greek}\p{Script=Cyrillic}\u3000-\u303f\uff00-\uffef\u2010-\u2026]/u.test(
    letter,
  ) && letter.length === 1;

/** Text as it is set: letters with their marks in one, no control characters. */
const tidy = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/\p{Cc}|\p{Cf}/gu, " ")
    .replaceAll(/\u00a0|\u202f/g, " ");

/** Whether all letters of a text can be set. */
export const canSet = (text: string): boolean => [...tidy(text)].every((letter) => isLatin(letter) || isWide(letter));

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const letter of tidy(text)) {
    const latin = isLatin(letter);
    const last = runs.at(-1);
    if (last?.latin === latin) last.text += letter;
    else runs.push({ latin, text: letter });
  }
  return runs;
}

const widthOfRun = ({ latin, text }: Run, size: number, bold: boolean): number =>
  [...text].reduce(
    (sum, letter) => sum + (latin ? HELVETICA_WIDTHS[bold ? "bold" : "regular"][WIN_ANSI.get(letter)! - 32]! : 1_000),
    0,
  ) *
  (size / 1_000);

/** How wide a text is, in points. */
export const widthOf = (text: string, size: number, bold = false): number =>
  runsOf(text).reduce((sum, run) => sum + widthOfRun(run, size, bold), 0);

/** A text in lines that are no wider than this; a word that is wider is broken. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  // Japanese breaks between any two letters, other text between words.
  for (const piece of tidy(text).match(/[^\s\u3000-\u9fff]+|[\u3000-\u9fff]|\s+/g) ?? []) {
    for (const part of widthOf(piece, size) > width ? [...piece] : [piece]) {
      if (line !== "" && widthOf(line + part.trimEnd(), size) > width) {
        lines.push(line.trimEnd());
        line = part.trimStart();
      } else line += part;
    }
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

const hex = (codes: Iterable<number>, digits: number): string =>
  Array.from(codes, (code) => code.toString(16).padStart(digits, "0")).join("");

const coded = ({ latin, text }: Run): string =>
  latin
    ? hex(
        [...text].map((letter) => WIN_ANSI.get(letter)!),
        2,
      )
    : hex(
        [...text].map((letter) => letter.charCodeAt(0)),
        4,
      );

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** A document that is written page by page, from the top down. */
export class Sheet {
  private readonly pages: string[][] = [[]];

  /** Begins another page. */
  turn(): void {
    this.pages.push([]);
  }

  /** Sets a text. */
  text(text: string, { x, y, size = 10, bold = false, right = false, grey = false }: TextLook): void {
    let at = right ? x - widthOf(text, size, bold) : x;
    for (const run of runsOf(text)) {
      const font = run.latin ? (bold ? "B" : "R") : "J";
      this.draw(
        `BT ${grey ? "0.42" : "0"} g /${font} ${size} Tf ${rounded(at)} ${rounded(PAGE.height - y)} Td <${coded(run)}> Tj ET`,
      );
      at += widthOfRun(run, size, bold);
    }
  }

  /** Draws a line across the page. */
  rule(y: number, from: number = PAGE.margin, to: number = PAGE.width - PAGE.margin): void {
    const height = rounded(PAGE.height - y);
    this.draw(`0.75 G 0.6 w ${rounded(from)} ${height} m ${rounded(to)} ${height} l S`);
  }

  /** Draws an empty box to tick. */
  box(x: number, y: number, size: number): void {
    this.draw(`0.5 G 0.8 w ${rounded(x)} ${rounded(PAGE.height - y)} ${size} ${size} re S`);
  }

  /** The document, with its title and language. */
  bytes({ title, language }: { title: string; language: string }): Uint8Array<ArrayBuffer> {
    const objects: string[] = [];
    const add = (object: string): number => objects.push(object);
    const titled = `FEFF${hex(
      Array.from({ length: title.length }, (_, i) => title.charCodeAt(i)),
      4,
    )}`;
    add(`<< /Type /Catalog /Pages 2 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`);
    const first = 9;
    const kids = this.pages.map((_, i) => `${first + 2 * i} 0 R`).join(" ");
    add(`<< /Type /Pages /Kids [${kids}] /Count ${this.pages.length} >>`);
    add(`<< /Title <${titled}> /Producer (Stoa) >>`);
    add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
    add(
      "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5-UniJIS-UCS2-H /Encoding /UniJIS-UCS2-H /DescendantFonts [7 0 R] >>",
    );
    add(
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor 8 0 R >>",
    );
    add(
      "<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 114 >>",
    );
    const fonts = "/Resources << /Font << /R 4 0 R /B 5 0 R /J 6 0 R >> >>";
    for (const [i, page] of this.pages.entries()) {
      const content = page.join("\n");
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] ${fonts} /Contents ${first + 2 * i + 1} 0 R >>`,
      );
      add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    }
    let text = "%PDF-1.7\n";
    const places = objects.map((object, i) => {
      const at = text.length;
      text += `${i + 1} 0 obj\n${object}\nendobj\n`;
      return at;
    });
    const table = text.length;
    const entries = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
    text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
    text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${table}\n%%EOF\n`;
    // Everything above is ASCII, so that lengths in letters are lengths in bytes.
    return new Uint8Array(new TextEncoder().encode(text));
  }

  private draw(command: string): void {
    this.pages.at(-1)!.push(command);
  }
}
