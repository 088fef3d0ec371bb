// The filters of the audit log, as they stand in an address.
import { AUDIT_OUTCOMES, type AuditInput, DAY_MS } from "@stoa/client";

/** The filters by the names that the page's form gives them. */
export type AuditSearch = Partial<
  Record<"actor" | "action" | "subject" | "tenant" | "outcome" | "from" | "to" | "cursor", string>
>;

const dayAt = (day: string | undefined): number | undefined => {
  const at = Date.parse(`${day ?? ""}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : at;
};

/** What to ask for; days are whole days in UTC, both included. */
export function auditAsked(search: AuditSearch): Partial<AuditInput> {
  const text = (name: keyof AuditSearch) => (search[name] ? search[name] : undefined);
  const toAt = dayAt(search.to);
  return {
    actor: text("actor"),
    action: text("action"),
    subject: text("subject"),
    tenant: text("tenant"),
    outcome: AUDIT_OUTCOMES.find((one) => one === search.outcome),
    fromAt: dayAt(search.from),
    toAt: toAt === undefined ? undefined : toAt + DAY_MS,
  };
}

/** The address of a view of the log. */
export function auditHref(path: string, search: AuditSearch): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value) parameters.set(name, value);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}
