// What a person's file tells of their returns, claims and messages.
import type { Id } from "@stoa/contract";
import { type Database, sql } from "@stoa/db";

/** Returns, claims, messages and files of a person, oldest first. */
export interface CasesOnFile {
  returns: {
    orderNumber: string;
    status: string;
    title: string;
    quantity: number;
    reason: string;
    note: string;
    createdAt: number;
  }[];
  claims: {
    orderNumber: string;
    kind: string;
    status: string;
    note: string;
    appealNote: string;
    answerNote: string;
    decisionNote: string;
    createdAt: number;
  }[];
  messages: { orderNumber: string; side: string; text: string; at: number }[];
  files: { orderNumber: string; name: string; type: string; sizeBytes: number; createdAt: number }[];
}

/** Reads them. What somebody wrote themselves is told as they wrote it. */
export async function casesOnFile(db: Database, userId: Id<"user">): Promise<CasesOnFile> {
  const own = sql`JOIN seller_order o ON o.id = c.order_id JOIN purchase p ON p.id = o.purchase_id AND p.user_id = ${userId}`;
  const [returns, claims, messages, files] = await Promise.all([
    db.all<CasesOnFile["returns"][number]>(sql`
      SELECT o.number AS orderNumber, c.status, s.title, l.quantity, l.reason, l.note, c.created_at AS createdAt
      FROM return_request c ${own} JOIN return_line l ON l.return_id = c.id JOIN order_line s ON s.id = l.line_id ORDER BY c.created_at`),
    db.all<CasesOnFile["claims"][number]>(sql`
      SELECT o.number AS orderNumber, c.kind, c.status, c.note, c.appeal_note AS appealNote, c.answer_note AS answerNote,
        c.decision_note AS decisionNote, c.created_at AS createdAt FROM claim c ${own} ORDER BY c.created_at`),
    db.all<CasesOnFile["messages"][number]>(sql`
      SELECT o.number AS orderNumber, m.side, iif(m.side = 'buyer', coalesce(m.original, m.text), m.text) AS text, m.at
      FROM thread c ${own} JOIN message m ON m.thread_id = c.id ORDER BY m.at`),
    db.all<CasesOnFile["files"][number]>(sql`
      SELECT o.number AS orderNumber, c.name, c.type, c.size_bytes AS sizeBytes, c.created_at AS createdAt
      FROM case_file c ${own} WHERE c.side = 'buyer' ORDER BY c.created_at`),
  ]);
  return { returns, claims, messages, files };
}
