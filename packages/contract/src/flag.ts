// Feature flags: parts of the marketplace that operators switch without a deployment. Each is named here, and nowhere else.
import { z } from "zod";
import { MARKET_HANDLES, type MarketHandle, type PaymentMethod } from "./market.ts";

/** A switch for everybody, or the share of visitors of each market, in percent. */
export type FlagRule = { kind: "switch"; isOn: boolean } | { kind: "share"; percent: number };

/** A flag: what it is called, what it does, and how it stands until an operator says otherwise. */
interface Flag {
  label: string;
  hint: string;
  rule: FlagRule;
}

/** Every flag. To add one, name it here and ask `isOn` where it matters; to remove one, take both away. */
export const FLAGS = {
  card_payments: {
    label: "Cards",
    hint: "Offered at checkout where a payment provider takes them. Purchases that are placed keep their way.",
    rule: { kind: "share", percent: 100 },
  },
  wallet_payments: {
    label: "Wallets",
    hint: "Apple Pay, Google Pay and the like, where a payment provider takes them.",
    rule: { kind: "share", percent: 100 },
  },
  upi_payments: {
    label: "UPI",
    hint: "Offered at checkout in India, where a payment provider takes it.",
    rule: { kind: "share", percent: 100 },
  },
  cash_on_delivery: {
    label: "Cash on delivery",
    hint: "Offered at checkout in markets that have it. Orders that are placed keep their way.",
    rule: { kind: "share", percent: 100 },
  },
  search_suggestions: {
    label: "Search suggestions",
    hint: "Words, products and shops that the search field proposes while somebody types.",
    rule: { kind: "share", percent: 100 },
  },
  payouts_on_request: {
    label: "Payouts on request",
    hint: "Sellers may ask for their money between their payout days.",
    rule: { kind: "switch", isOn: true },
  },
} as const satisfies Record<string, Flag>;

/** The names of flags. */
export type FlagName = keyof typeof FLAGS;
export const FLAG_NAMES = Object.keys(FLAGS) as [FlagName, ...FlagName[]];

/** Flags of one kind. */
export type FlagOf<K extends FlagRule["kind"]> = {
  [N in FlagName]: (typeof FLAGS)[N]["rule"]["kind"] extends K ? N : never;
}[FlagName];

/** The flag by which each way of paying is switched, market by market. */
export const WAY_FLAGS = {
  card: "card_payments",
  upi: "upi_payments",
  wallet: "wallet_payments",
  cod: "cash_on_delivery",
} as const satisfies Record<PaymentMethod, FlagOf<"share">>;

/** How a flag stands. */
export type FlagValue = { kind: "switch"; isOn: boolean } | { kind: "share"; percents: Record<MarketHandle, number> };

/** How all of them stand. */
export type FlagValues = Record<FlagName, FlagValue>;

/** How a flag stands until an operator says otherwise. */
export function flagDefault(name: FlagName): FlagValue {
  const rule: FlagRule = FLAGS[name].rule;
  if (rule.kind === "switch") return { ...rule };
  const percents = Object.fromEntries(MARKET_HANDLES.map((market) => [market, rule.percent]));
  return { kind: "share", percents: percents as Record<MarketHandle, number> };
}

/** All flags: what was set where it is still of the flag's kind, else their defaults. */
export function flagValues(set: Partial<Record<string, FlagValue>> = {}): FlagValues {
  const one = (name: FlagName): FlagValue => {
    const [usual, value] = [flagDefault(name), set[name]];
    if (value?.kind === "share" && usual.kind === "share")
      return { kind: "share", percents: { ...usual.percents, ...value.percents } };
    return value?.kind === usual.kind ? value : usual;
  };
  return Object.fromEntries(FLAG_NAMES.map((name) => [name, one(name)])) as FlagValues;
}

/**
 * The place of somebody among the visitors, 0 to 99, for one flag: the same as long as their name is, another for another
 * flag. FNV-1a over UTF-16 units; nothing secret comes of it.
 */
export function flagPlace(name: FlagName, visitor: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const letter of `${name}:${visitor}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01_00_01_93) >>> 0;
  // The low bits of similar names are alike: mixed before the rest is taken (fmix32 of MurmurHash3).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) % 100;
}

/** Whether a flag is on for a visitor of a market. */
export function isFlagOn(name: FlagName, value: FlagValue, of?: { market: MarketHandle; visitor: string }): boolean {
  if (value.kind === "switch") return value.isOn;
  return of !== undefined && flagPlace(name, of.visitor) < value.percents[of.market];
}

const Percent = z.coerce.number().int().min(0).max(100);

/** Sets a flag, over the version of all flags that somebody has seen: a switch with `isOn`, a share with `percents`. */
export const SaveFlag = z
  .strictObject({
    name: z.enum(FLAG_NAMES),
    isOn: z.enum(["on", "off"]).optional(),
    percents: z
      .strictObject(
        Object.fromEntries(MARKET_HANDLES.map((market) => [market, Percent])) as Record<MarketHandle, typeof Percent>,
      )
      .optional(),
    version: z.coerce.number().int().min(0),
  })
  .refine(
    ({ name, isOn, percents }) =>
      FLAGS[name].rule.kind === "switch"
        ? isOn !== undefined && percents === undefined
        : percents !== undefined && isOn === undefined,
    { path: ["name"], message: "a switch takes isOn, a share percents" },
  );
export type SaveFlag = z.infer<typeof SaveFlag>;

/** All flags as they stand; `version` 0: none was ever set. */
export interface FlagsView {
  flags: FlagValues;
  version: number;
}
