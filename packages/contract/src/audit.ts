// The audit log as it is read.
import { z } from "zod";
import type { Id } from "./id.ts";
import { PageInput } from "./page.ts";

/** Whether something was done, or refused to somebody who may not. */
export const AUDIT_OUTCOMES = ["done", "denied"] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** A row of the log. `detail` holds ids, states and reasons. */
export interface AuditEntry {
  auditId: Id<"audit">;
  at: number;
  /** Who did it, as `seller:usr_…`, and their name where they are a person. */
  actor: string;
  actorName: string | null;
  /** Through whose eyes an operator looked. */
  onBehalfOf: string | null;
  action: string;
  outcome: AuditOutcome;
  subject: string;
  detail: Record<string, unknown>;
  network: string;
  requestId: string;
  /** The log it stands in, its place there, its hash and that of the row before it; null for rows from before there were chains. */
  chain: string | null;
  seq: number | null;
  hash: string | null;
  previousHash: string | null;
}

const filters = {
  /** Part of the actor's name or address, or of `seller:usr_…`. */
  actor: z.string().trim().max(120).optional(),
  /** How an action begins, as `team.` or `team.invite`. */
  action: z.string().trim().max(80).optional(),
  /** The id of what it was done to. */
  subject: z.string().trim().max(120).optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  fromAt: z.int().min(0).optional(),
  /** Up to, and not including, this time. */
  toAt: z.int().min(0).optional(),
};

/** Lists a seller's own log, newest first. */
export const SellerAuditInput = PageInput.extend(filters);
export type SellerAuditInput = z.infer<typeof SellerAuditInput>;

/** Lists all logs, newest first; `tenant` is a seller's id, or `market` for what is no seller's. */
export const AuditInput = SellerAuditInput.extend({ tenant: z.string().trim().max(40).optional() });
export type AuditInput = z.infer<typeof AuditInput>;
