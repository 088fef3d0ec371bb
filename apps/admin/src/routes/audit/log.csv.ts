// The audit log as a file: what the filters of the page leave, newest first, at most ten thousand rows.
import type { APIEvent } from "@solidjs/start/server";
import { type AuditEntry, csvOf, errorCode } from "@stoa/client";
import { api } from "../../lib/api.ts";
import { loginHref } from "../../lib/next.ts";
import { auditAsked } from "../(desk)/audit/asked.ts";

const MAX_ROWS = 10_000;
const HEAD = ["at", "actor", "actor_name", "on_behalf_of", "action", "outcome", "subject", "detail", "network"];
const CHAIN = ["request_id", "log", "seq", "hash", "previous_hash"];

export async function GET({ request }: APIEvent): Promise<Response> {
  const { searchParams, pathname, search } = new URL(request.url);
  const asked = auditAsked(Object.fromEntries(searchParams));
  try {
    const entries: AuditEntry[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: AuditEntry[]; nextCursor: string | null } = await api().admin.audit.list.query({
        ...asked,
        cursor,
        limit: 100,
      });
      entries.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null && entries.length < MAX_ROWS);
    return new Response(csvOf([...HEAD, ...CHAIN], entries.map(cells)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="audit-log.csv"',
      },
    });
  } catch (error) {
    if (errorCode(error) === "FORBIDDEN") return new Response("Your role does not allow this.", { status: 403 });
    if (errorCode(error) === undefined) throw error;
    return new Response(null, { status: 303, headers: { location: loginHref(pathname + search) } });
  }
}

const cells = (entry: AuditEntry): (string | number)[] => [
  new Date(entry.at).toISOString(),
  entry.actor,
  entry.actorName ?? "",
  entry.onBehalfOf ?? "",
  entry.action,
  entry.outcome,
  entry.subject,
  JSON.stringify(entry.detail),
  entry.network,
  entry.requestId,
  entry.chain ?? "",
  entry.seq ?? "",
  entry.hash ?? "",
  entry.previousHash ?? "",
];
