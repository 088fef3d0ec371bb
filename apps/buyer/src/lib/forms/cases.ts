// The forms of returns, claims and messages. `key` lets a guest in, and travels on in the address.
import type { ClaimKind, ClaimView, Id, RefundTarget, ReturnReason, ReturnView } from "@stoa/client";
import { api } from "../api.ts";
import { chosen, sendFiles } from "../case-files.ts";
import { formAction, type Outcome } from "../form.tsx";
import { CASES, text } from "./fields.ts";

const keyOf = (fields: FormData) => text(fields, "key");
const keyed = (fields: FormData) => (keyOf(fields) === "" ? {} : { key: keyOf(fields) });

/** A page of this market, with the key and what is to be said there. */
function at(market: string, path: string, fields: FormData, more: Record<string, string> = {}): { to: string } {
  const asked = new URLSearchParams({ ...keyed(fields), ...more }).toString();
  return { to: `/${market}${path}${asked === "" ? "" : `?${asked}`}` };
}

/** Sends the chosen files, and leads on; a file that was refused is told of there. */
async function withFiles(market: string, path: string, subject: string, fields: FormData): Promise<Outcome> {
  const refused = await sendFiles(subject, keyOf(fields), chosen(fields, "files"));
  return at(market, path, fields, refused ? { file: refused } : {});
}

/** The lines of which some units were chosen. */
function linesOf(fields: FormData): { lineId: Id<"line">; quantity: number }[] {
  return [...fields.keys()].flatMap((name) => {
    const quantity = Number(fields.get(name));
    return name.startsWith("take-") && quantity > 0 ? [{ lineId: name.slice(5) as Id<"line">, quantity }] : [];
  });
}

const orderOf = (fields: FormData) => text(fields, "orderId") as Id<"order">;
const targetOf = (fields: FormData) => (text(fields, "target") || "original") as RefundTarget;

/** Asks for a return. */
export const requestReturn = formAction("request-return", CASES, async (fields, { handle }) => {
  const made: ReturnView = await api().shop.returns.request.mutate({
    orderId: orderOf(fields),
    ...keyed(fields),
    lines: linesOf(fields).map((line) => ({
      ...line,
      reason: text(fields, `reason-${line.lineId}`) as ReturnReason,
      note: text(fields, `note-${line.lineId}`),
    })),
    target: targetOf(fields),
  });
  return await withFiles(handle, `/returns/${made.returnId}`, made.returnId, fields);
});

const returnOf = (fields: FormData) => text(fields, "returnId") as Id<"return">;

/** Says that the parcel is on its way. */
export const sendReturn = formAction("send-return", CASES, async (fields, { handle }) => {
  const returnId = returnOf(fields);
  const parcel = { carrier: text(fields, "carrier"), trackingNumber: text(fields, "trackingNumber") };
  await api().shop.returns.send.mutate({ returnId, ...keyed(fields), ...parcel });
  return at(handle, `/returns/${returnId}`, fields);
});

/** Calls a return off. */
export const cancelReturn = formAction("cancel-return", CASES, async (fields, { handle }) => {
  const returnId = returnOf(fields);
  await api().shop.returns.cancel.mutate({ returnId, ...keyed(fields) });
  return at(handle, `/returns/${returnId}`, fields);
});

/** Opens a claim. */
export const openClaim = formAction("open-claim", CASES, async (fields, { handle }) => {
  const made: ClaimView = await api().shop.claims.open.mutate({
    orderId: orderOf(fields),
    ...keyed(fields),
    kind: text(fields, "kind") as ClaimKind,
    note: text(fields, "note"),
    lines: linesOf(fields),
    target: targetOf(fields),
  });
  return await withFiles(handle, `/claims/${made.claimId}`, made.claimId, fields);
});

const claimOf = (fields: FormData) => text(fields, "claimId") as Id<"claim">;

/** Takes the seller's offer, asks the marketplace, or calls the claim off, as the button says. */
export const answerClaim = formAction("answer-claim", CASES, async (fields, { handle }) => {
  const input = { claimId: claimOf(fields), ...keyed(fields) };
  const { claims } = api().shop;
  const does = text(fields, "does");
  if (does === "accept") await claims.accept.mutate(input);
  else if (does === "escalate") await claims.escalate.mutate(input);
  else await claims.withdraw.mutate(input);
  return at(handle, `/claims/${input.claimId}`, fields);
});

/** Asks the marketplace to look once more. */
export const appealClaim = formAction("appeal-claim", CASES, async (fields, { handle }) => {
  const input = { claimId: claimOf(fields), ...keyed(fields), note: text(fields, "note") };
  await api().shop.claims.appeal.mutate(input);
  return at(handle, `/claims/${input.claimId}`, fields);
});

/** Adds files to a return or a claim. */
export const addFiles = formAction("add-files", CASES, async (fields, { handle }) => {
  const subject = text(fields, "subject");
  return await withFiles(handle, `/${subject.startsWith("clm") ? "claims" : "returns"}/${subject}`, subject, fields);
});

/** Writes to a seller. */
export const writeMessage = formAction("write-message", CASES, async (fields, { handle }) => {
  const orderId = orderOf(fields);
  const { messageId } = await api().shop.messages.write.mutate({
    orderId,
    ...keyed(fields),
    text: text(fields, "text"),
  });
  return await withFiles(handle, `/messages/${orderId}`, messageId, fields);
});

/** Reports a message. */
export const reportMessage = formAction("report-message", CASES, async (fields, { handle }) => {
  const orderId = orderOf(fields);
  const messageId = text(fields, "messageId") as Id<"message">;
  await api().shop.messages.report.mutate({ orderId, ...keyed(fields), messageId, reason: text(fields, "reason") });
  return at(handle, `/messages/${orderId}`, fields);
});

/** All of them. */
export const CASE_FORMS = [
  requestReturn,
  sendReturn,
  cancelReturn,
  openClaim,
  answerClaim,
  appealClaim,
  addFiles,
  writeMessage,
  reportMessage,
];
