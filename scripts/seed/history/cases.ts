// What the history left open: things on their way back and claims at every desk. Each is as old as its clock allows, so that
// nothing is overdue on the first day.
import { HOUR_MS } from "@stoa/contract";
import { claimDueAt } from "@stoa/core/claims";
import { returnDueAt } from "@stoa/core/returns";
import { claim, claimEvent, claimLine, returnEvent, returnLine, returnRequest } from "@stoa/db";
import { DEMO_SELLER } from "../sellers.ts";
import { type Change, rowsOf, type Rows } from "../write.ts";
import { CLAIMS, RETURNS } from "./cases-list.ts";
import { type Arrived, type Desk, named, take, tell } from "./desk.ts";

/** Rows of cases, and how those moved on that can only begin in another state. */
export interface MadeCases {
  tables: Rows[];
  changes: Change[];
}

/** Times of a case, none of them before its parcel came. */
const after = ({ deliveredAt }: Arrived, now: number) => {
  const lag = now - deliveredAt;
  return (hoursAgo: number): number => Math.round(now - Math.min(hoursAgo * HOUR_MS, lag * 0.9));
};

const buyerOf = ({ made }: Arrived): string => `buyer:${made.plan.buyer.userId}`;
const ownerOf = ({ order }: Arrived): string => `seller:${order.seller.ownerId}`;
const isOfDemoSeller = ({ order }: Arrived): boolean => order.seller.handle === DEMO_SELLER;

/** Returns of the demo seller: one that waits for its parcel, one whose parcel is under way. */
export function makeReturns(desk: Desk): MadeCases {
  const { dice, now } = desk;
  const requests: (typeof returnRequest.$inferInsert)[] = [];
  const lines: (typeof returnLine.$inferInsert)[] = [];
  const events: (typeof returnEvent.$inferInsert)[] = [];
  const changes: Change[] = [];
  for (const { reason, note, hoursAgo, sentHoursAgo } of RETURNS) {
    const of = take(desk, isOfDemoSeller);
    if (!of) continue;
    const at = after(of, now);
    const { row, lines: sold, seller } = of.order;
    const createdAt = at(hoursAgo);
    const id = dice.id("return", createdAt);
    const step = (version: number, status: "approved" | "sent", stepAt: number) => {
      events.push({ returnId: id, version, status, actor: buyerOf(of), at: stepAt });
      tell(
        desk,
        { userId: seller.ownerId, sellerId: seller.id },
        {
          kind: "sale_returned",
          fact: `return_${status}:${row.id}:${id}:${version}:seller`,
          params: { ...named(of), returnId: id, status },
          at: stepAt,
        },
      );
    };
    requests.push({
      id,
      orderId: row.id,
      sellerId: seller.id,
      status: "approved",
      target: "original",
      wayBack: "buyer",
      dueAt: returnDueAt("approved", createdAt),
      createdAt,
      updatedAt: createdAt,
    });
    lines.push({ returnId: id, lineId: sold[0]!.id, quantity: 1, reason, note });
    desk.freezes.push({ orderId: row.id, reason: "return", subject: id, at: createdAt });
    step(1, "approved", createdAt);
    if (sentHoursAgo === undefined) continue;
    const sentAt = at(sentHoursAgo);
    step(2, "sent", sentAt);
    const parcel = { carrier: "DHL", tracking_number: `RT${dice.whole(100_000_000, 999_999_999)}` };
    const moved = { status: "sent", version: 2, due_at: returnDueAt("sent", sentAt), updated_at: sentAt };
    changes.push({ table: "return_request", id, set: { ...parcel, ...moved } });
  }
  return {
    tables: [rowsOf(returnRequest, requests), rowsOf(returnLine, lines), rowsOf(returnEvent, events)],
    changes,
  };
}

/** Claims: one that the demo seller has to answer, one whose offer the buyer thinks about, and some with the marketplace. */
export function makeClaims(desk: Desk): MadeCases {
  const { dice, now, operatorId } = desk;
  const claims: (typeof claim.$inferInsert)[] = [];
  const lines: (typeof claimLine.$inferInsert)[] = [];
  const events: (typeof claimEvent.$inferInsert)[] = [];
  const changes: Change[] = [];
  for (const { of: whose, kind, note, hoursAgo, answer, escalatedHoursAgo } of CLAIMS) {
    const of = take(desk, (arrived) => isOfDemoSeller(arrived) === (whose === "demo seller"));
    if (!of) continue;
    const at = after(of, now);
    const { row, lines: sold, seller } = of.order;
    const [line] = sold;
    const createdAt = at(hoursAgo);
    const id = dice.id("claim", createdAt);
    let version = 0;
    const step = (status: "open" | "answered" | "escalated", actor: string, stepAt: number): void => {
      version += 1;
      events.push({ claimId: id, version, status, actor, at: stepAt });
      if (version > 1)
        changes.push({
          table: "claim",
          id,
          set: { status, version, due_at: claimDueAt(status, stepAt), updated_at: stepAt },
        });
      if (status !== "answered")
        tell(
          desk,
          { userId: seller.ownerId, sellerId: seller.id },
          {
            kind: "sale_claimed",
            fact: `claim_${status}:${row.id}:${id}:${version}:seller`,
            params: { ...named(of), claimId: id, status },
            at: stepAt,
          },
        );
      if (status === "escalated")
        tell(
          desk,
          { userId: operatorId },
          {
            kind: "claim_waits",
            fact: `claim_waits:${id}:${version}`,
            params: { claimId: id, number: row.number, status },
            at: stepAt,
          },
        );
    };
    claims.push({
      id,
      orderId: row.id,
      sellerId: seller.id,
      kind,
      note,
      target: "original",
      dueAt: claimDueAt("open", createdAt),
      createdAt,
      updatedAt: createdAt,
    });
    lines.push({ claimId: id, lineId: line!.id, quantity: 1 });
    desk.freezes.push({ orderId: row.id, reason: "claim", subject: id, at: createdAt });
    step("open", buyerOf(of), createdAt);
    if (answer) {
      step("answered", ownerOf(of), at(answer.hoursAgo));
      const offered = answer.share === undefined ? null : Math.max(1, Math.round(line!.unitMinor * answer.share));
      const said = { answer: answer.answer, answer_note: answer.note, answer_minor: offered };
      changes.push({ table: "claim", id, set: said });
    }
    if (escalatedHoursAgo !== undefined)
      step("escalated", answer ? buyerOf(of) : "system:claims", at(escalatedHoursAgo));
  }
  return { tables: [rowsOf(claim, claims), rowsOf(claimLine, lines), rowsOf(claimEvent, events)], changes };
}
