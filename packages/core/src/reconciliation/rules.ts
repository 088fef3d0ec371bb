// Reconciliation: our books against a provider's statement, line by line. Pure; finds differences, changes nothing.
import {
  type Currency,
  type Difference,
  DomainError,
  StatementFileLine,
  type StatementKind,
  type StatementLine,
} from "@stoa/contract";

/** A movement of money as we have noted it. `name` is how the provider's line is named, or the key we gave. */
export interface OwnMovement {
  what: StatementKind;
  /** The provider's name of the fact, or our key where the provider names its line otherwise. */
  name: string;
  /** Our own name: a payment, a refund, a payout. */
  subject: string;
  /** Positive: the provider holds more for us after it. */
  amountMinor: number;
  currency: Currency;
  at: number;
}

/** What a comparison found. */
export interface Comparison {
  lineCount: number;
  matchedCount: number;
  fees: Partial<Record<Currency, number>>;
  differences: Difference[];
}

/** Names under which a line of the statement may be known to us. */
const namesOf = (line: StatementLine): string[] => (line.key === null ? [line.lineId] : [line.lineId, line.key]);

/**
 * Compares. A line matches a movement that has its name, once; fees are added up and are no difference, since we note none.
 * Differences come in the order of time, those of the statement first.
 */
export function compare(lines: readonly StatementLine[], own: readonly OwnMovement[]): Comparison {
  const left = new Map(own.map((movement) => [movement.name, movement]));
  const fees: Partial<Record<Currency, number>> = {};
  const differences: Difference[] = [];
  let matchedCount = 0;
  for (const line of lines) {
    if (line.kind === "fee") {
      fees[line.currency] = (fees[line.currency] ?? 0) - line.amountMinor;
      matchedCount += 1;
      continue;
    }
    const name = namesOf(line).find((each) => left.has(each));
    const ours = name === undefined ? undefined : left.get(name);
    if (name !== undefined) left.delete(name);
    const isSame = ours?.amountMinor === line.amountMinor && ours.currency === line.currency;
    if (isSame) {
      matchedCount += 1;
      continue;
    }
    differences.push({
      kind: ours ? "other_amount" : "missing_here",
      what: line.kind,
      reference: line.lineId,
      subject: ours?.subject ?? line.key,
      oursMinor: ours?.amountMinor ?? null,
      theirsMinor: line.amountMinor,
      currency: line.currency,
      at: line.at,
    });
  }
  for (const { what, name, subject, amountMinor, currency, at } of left.values())
    differences.push({
      kind: "missing_there",
      what,
      reference: name,
      subject,
      oursMinor: amountMinor,
      theirsMinor: null,
      currency,
      at,
    });
  return {
    lineCount: lines.length,
    matchedCount,
    fees,
    differences: differences.toSorted((a, b) => a.at - b.at),
  };
}

/** The columns of a statement file, in this order. */
export const STATEMENT_COLUMNS = ["line_id", "kind", "provider_ref", "key", "amount_minor", "currency", "at"] as const;

/**
 * Reads a statement file. Its fields are ids and numbers, so that none is quoted; quotes around a field are taken off.
 * @throws INVALID_INPUT `line` says where it cannot be read
 */
export function readStatement(csv: string): StatementLine[] {
  const [head = "", ...rows] = csv.split(/\r?\n/).filter((row) => row.trim() !== "");
  const fieldsOf = (row: string) => row.split(",").map((field) => field.trim().replaceAll(/^"|"$/g, ""));
  const columns = fieldsOf(head);
  const missing = STATEMENT_COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new DomainError("INVALID_INPUT", { field: "csv", line: 1, missing });
  return rows.map((row, i) => {
    const fields = fieldsOf(row);
    const field = (name: (typeof STATEMENT_COLUMNS)[number]) => fields[columns.indexOf(name)] ?? "";
    const whole = (text: string) => (/^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN);
    const at = field("at");
    const read = StatementFileLine.safeParse({
      lineId: field("line_id"),
      kind: field("kind"),
      providerRef: field("provider_ref"),
      key: field("key") || null,
      amountMinor: whole(field("amount_minor")),
      currency: field("currency"),
      at: /^\d+$/.test(at) ? Number(at) : Date.parse(at),
    });
    if (!read.success) throw new DomainError("INVALID_INPUT", { field: "csv", line: i + 2 });
    return read.data;
  });
}
