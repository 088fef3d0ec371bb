// Ids: a prefix that says what a thing is, then 26 characters that sort by time.
// Nothing else in the repository makes or parses an id.
import { z } from "zod";

const ID_PREFIX = {
  address: "adr",
  alert: "alt",
  answer: "ans",
  audit: "aud",
  bulk: "blk",
  category: "cat",
  collection: "col",
  change: "chg",
  check: "chk",
  claim: "clm",
  client: "cli",
  commissionRule: "cmr",
  content: "cnt",
  credit: "crd",
  delivery: "dlv",
  deliveryZone: "dzn",
  dispute: "dsp",
  document: "doc",
  drift: "drf",
  event: "evt",
  grant: "grt",
  hold: "hld",
  image: "img",
  import: "imp",
  invitation: "inv",
  job: "job",
  key: "key",
  ledgerTxn: "txn",
  line: "lin",
  list: "lst",
  mail: "mal",
  message: "msg",
  notice: "ntc",
  offer: "ofr",
  order: "ord",
  passkey: "psk",
  payment: "pay",
  paymentEvent: "pev",
  payout: "pyt",
  product: "prd",
  promotion: "prm",
  purchase: "pur",
  question: "qst",
  reconciliation: "rcn",
  redemption: "rdm",
  refund: "rfd",
  request: "req",
  requirement: "rqm",
  restock: "rst",
  return: "rtn",
  review: "rev",
  seller: "sel",
  session: "ses",
  shipment: "shp",
  synonym: "syn",
  thread: "thr",
  user: "usr",
  variant: "var",
  view: "viw",
  webhook: "whk",
  wish: "wsh",
} as const;

/** The nouns that have ids. */
export type IdNoun = keyof typeof ID_PREFIX;

/** An id that carries its noun in the type: `Id<"order">` is `ord_…`. */
export type Id<N extends IdNoun = IdNoun> = `${(typeof ID_PREFIX)[N]}_${string}`;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford base 32, lower case

/**
 * Makes a new id: 10 characters of time (sorts by creation within a millisecond), 16 of randomness (80 bits).
 * `atMs` is the time of creation in milliseconds since the epoch. `bytes` are 16 random ones; whoever gives
 * their own (the demo seed) answers for their being different.
 */
export function newId<N extends IdNoun>(
  noun: N,
  atMs: number,
  bytes = crypto.getRandomValues(new Uint8Array(16)),
): Id<N> {
  let random = "";
  for (const byte of bytes) random += ALPHABET[byte % 32];
  return `${idsFrom(noun, atMs)}${random}` as Id<N>;
}

/** What sorts before every id of a noun that was made then or later, and behind all earlier ones. */
export function idsFrom(noun: IdNoun, atMs: number): string {
  let time = "";
  for (let rest = atMs, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32] + time;
  return `${ID_PREFIX[noun]}_${time}`;
}

/** When an id was made, in milliseconds since the epoch, to the millisecond. */
export function madeAt(id: Id): number {
  let atMs = 0;
  for (const digit of id.slice(id.indexOf("_") + 1).slice(0, 10)) atMs = atMs * 32 + ALPHABET.indexOf(digit);
  return atMs;
}

/** A zod schema that accepts ids of one noun and nothing else. */
export function idSchema<N extends IdNoun>(noun: N): z.ZodType<Id<N>, string> {
  const pattern = new RegExp(`^${ID_PREFIX[noun]}_[0-9a-hjkmnp-tv-z]{26}$`);
  return z
    .string()
    .max(40)
    .refine((value): value is Id<N> => pattern.test(value), `an id that starts with ${ID_PREFIX[noun]}_`) as never;
}

/** Whether a string is shaped like an id of this noun. */
export function isId<N extends IdNoun>(noun: N, value: string): value is Id<N> {
  return idSchema(noun).safeParse(value).success;
}

/** A slug or handle as it stands in a URL. */
export const Slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
