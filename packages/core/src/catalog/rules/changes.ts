// Changes of products: which fields differ, whose proposals hold at once, and which decisions are possible.
import {
  type CatalogueSettings,
  CHANGE_NEXT,
  type ChangedFields,
  type ChangeStatus,
  DomainError,
} from "@stoa/contract";

/** The same for two values that say the same: keys in order, attributes by key. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    return `[${(value.every((item) => item?.key !== undefined) ? items.toSorted() : items).join()}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${key}:${canonical(item)}`).join()}}`;
}

/** Fields of which some may be left open. */
type Wanted = { [Field in keyof ChangedFields]: ChangedFields[Field] | undefined };

/** The fields of `wanted` that are not as they are now, before and after. */
export function changedFields(now: ChangedFields, wanted: Wanted): { before: ChangedFields; after: ChangedFields } {
  const fields = (Object.keys(wanted) as (keyof ChangedFields)[]).filter(
    (field) => wanted[field] !== undefined && canonical(wanted[field]) !== canonical(now[field]),
  );
  const pick = (from: Wanted): ChangedFields => Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { before: pick(now), after: pick(wanted) };
}

/** What a seller has behind them: how many of their products were approved, and whether this page was written by them. */
export interface Standing {
  approvedCount: number;
  isAuthor: boolean;
}

/** Whether a seller's change holds without an operator: only for trusted sellers, and only on pages they wrote. */
export function holdsAtOnce({ trustedSellers }: CatalogueSettings, { approvedCount, isAuthor }: Standing): boolean {
  return trustedSellers !== null && isAuthor && approvedCount >= trustedSellers;
}

/** Refuses a step that a change cannot take from where it is. @throws CONFLICT somebody took another one before */
export function requireStep(from: ChangeStatus, to: ChangeStatus): void {
  if (!(CHANGE_NEXT[from] as readonly ChangeStatus[]).includes(to)) throw new DomainError("CONFLICT", { from, to });
}
