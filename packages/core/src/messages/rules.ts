// Taking contact details out of messages, and how long answers take. Decides; touches nothing.
import { REMOVED } from "@stoa/contract";

/** What counts as a top-level domain when a name stands without `www`: the usual ones and those of our markets. */
const ENDINGS =
  "com|net|org|info|biz|shop|store|online|site|app|dev|io|co|me|ly|link|xyz|tv|eu|de|us|in|jp|ae|uk|fr|at|ch|ru|cn|gg|to";

const NAME = String.raw`[\p{L}\p{N}._%+-]+`;
const LABEL = String.raw`[\p{L}\p{N}-]+`;
const IN_BRACKETS = (word: string) => String.raw`\s*(?:\(\s*${word}\s*\)|\[\s*${word}\s*\]|\{\s*${word}\s*\})\s*`;
const DOT_IN_BRACKETS = String.raw`(?:\.|${IN_BRACKETS("(?:dot|punkt|\\.)")})`;

/** As it is usual, with brackets around the signs, and in words alone. */
const MAILS = [
  new RegExp(`${NAME}@(?:${LABEL}\\.)+\\p{L}{2,}`, "giu"),
  new RegExp(`${NAME}(?:@|${IN_BRACKETS("(?:at|ät|@)")})(?:${LABEL}${DOT_IN_BRACKETS})+\\p{L}{2,}`, "giu"),
  new RegExp(`${NAME}\\s+(?:at|ät|@)\\s+(?:${LABEL}\\s+(?:dot|punkt)\\s+)+(?:${ENDINGS})\\b`, "giu"),
];
const LINK = new RegExp(
  String.raw`(?:\b(?:https?|ftp)\s*:\s*/\s*/\s*|\bwww\s*\.\s*)[^\s<>"]+|\b(?:${LABEL}\.)+(?:${ENDINGS})\b(?:/[^\s<>"]*)?`,
  "giu",
);
const SERVICE =
  "whats\\s?app|telegram|instagram|insta|facebook|messenger|snapchat|tiktok|wechat|weixin|viber|signal|skype|discord|line|kakao(?:talk)?|twitter|linkedin";
/** A service with the name under which somebody is to be found there; after a verb only what looks like such a name. */
const ACCOUNT = new RegExp(
  String.raw`\b(?:${SERVICE})(?:\s+(?:id|name|handle|nummer|number))?\s*(?:[:=@]\s*@?[\p{L}\p{N}._-]{3,}|\b(?:is|ist|me)\s+@?(?=\S*[\d_@])[\p{L}\p{N}._-]{3,})`,
  "giu",
);
const HANDLE = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}._]{3,}/giu;
/** Digits with what people put between them. Whether it is a telephone number, its length says. */
const DIGITS =
  /(?<![\p{Script=Latin}\p{N}-])(?:\+|00)?\(?\d(?:[\s().\-/–_]{0,3}\d){6,17}(?![\p{Script=Latin}\p{N}-])/gu;
const DAY = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})$/;
/** Words after which a long number is that of a parcel, an order or a thing. */
const OF_A_THING =
  /(?:tracking|parcel|order|article|item|model|serial|sku|gtin|ean|imei|rma|sendung\w*|bestell\w*|paket\w*|artikel\w*|注文|追跡|伝票|品番|طلب|تتبع|شحنة)\s*(?:no\.?|number|nr\.?|nummer|id|番号|رقم)?\s*[:#.]?\s*$/iu;

/** Digits of other scripts, such as ٠ or ０, as 0 to 9. */
function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    for (let zero = code; zero >= code - 9; zero--)
      if (zero === code - 9 || !/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(code - zero);
    return digit;
  });
}

/** Letters and digits in their usual form, without the marks that can be hidden between them. */
const usual = (text: string): string =>
  plainDigits(text.normalize("NFKC").replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/gu, ""));

function isTelephone(digits: string, before: string): boolean {
  const count = digits.replace(/\D/g, "").length;
  if (count < 7 || count > 15 || DAY.test(digits.trim())) return false;
  if (/[€$£¥₹]\s*$/.test(before)) return false;
  return !OF_A_THING.test(before);
}

/**
 * A message without mail addresses, telephone numbers, links and names in other services, also where they are written so
 * that a machine should not see them. `isChanged` tells whether anything was taken out; if not, the text stays as it was
 * written. Numbers of orders and parcels, days and prices stay.
 */
export function withoutContacts(text: string): { text: string; isChanged: boolean } {
  const plain = usual(text);
  const kept = [...MAILS, ACCOUNT, LINK, HANDLE].reduce((rest, pattern) => rest.replace(pattern, REMOVED), plain);
  const shown = kept.replace(DIGITS, (digits: string, place: number, whole: string) =>
    isTelephone(digits, whole.slice(Math.max(0, place - 40), place)) ? REMOVED : digits,
  );
  return shown === plain ? { text, isChanged: false } : { text: shown, isChanged: true };
}

/** The middle of some times; null where there are none. */
export function median(times: readonly number[]): number | null {
  if (times.length === 0) return null;
  const sorted = times.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : Math.round((sorted[middle - 1]! + sorted[middle]!) / 2);
}
