// Parcels that were packed and are not told yet: what is left to do after them, and what an answer means for one. Pure.
import { type DeskLine, type DeskOrder, type ErrorCode, HOUR_MS, type Id, type SellerOrderView } from "@stoa/client";

/** How long addresses stay on a device. */
export const KEPT_MS = 24 * HOUR_MS;

/** Whether a list that was kept at some time is too old to be shown. */
export const isTooOld = (keptAt: number, now: number): boolean => now - keptAt >= KEPT_MS || keptAt > now + HOUR_MS;

/** Why a parcel was not taken, as its packer must know it. */
export type Refusal =
  | { kind: "cancelled" }
  | { kind: "sent"; carrier: string; trackingNumber: string }
  | { kind: "changed" }
  | { kind: "other"; code: ErrorCode };

/** A parcel as it waits for the line. It holds no address; `key` names it for good. */
export interface QueuedParcel {
  key: string;
  sellerId: Id<"seller">;
  orderId: Id<"order">;
  number: string;
  carrier: string;
  trackingNumber: string;
  lines: { lineId: Id<"line">; quantity: number }[];
  seq: number;
  queuedAt: number;
  /** Null: it waits. */
  refusal: Refusal | null;
}

/** What is left to pack once these parcels have left: orders without units that wait are done. */
export function leftOf(orders: readonly DeskOrder[], parcels: readonly QueuedParcel[]): DeskOrder[] {
  return orders.flatMap((order) => {
    const own = parcels.filter(
      ({ orderId, refusal, seq }) => orderId === order.orderId && !refusal && seq >= order.seq,
    );
    const packed = (line: DeskLine) =>
      own.reduce((sum, parcel) => sum + (parcel.lines.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0), 0);
    const lines = order.lines
      .map((line) => ({ ...line, waiting: line.waiting - packed(line) }))
      .filter(({ waiting }) => waiting > 0);
    return lines.length > 0 ? [{ ...order, lines, seq: order.seq + own.length }] : [];
  });
}

/** Units of one thing that have to be taken from the shelf, for however many orders. */
export interface Taking extends Omit<DeskLine, "lineId" | "waiting"> {
  name: string;
  units: number;
  orderNumbers: string[];
}

/** What to take from the shelf, in the order of the articles' numbers, which is mostly that of the shelves. */
export function takingsOf(orders: readonly DeskOrder[]): Taking[] {
  const takings = new Map<string, Taking>();
  for (const order of orders)
    for (const { title, variantLabel, sku, gtin, imageHash, waiting } of order.lines) {
      const name = `${sku}\n${variantLabel}\n${title}`;
      const taking = takings.get(name) ?? {
        name,
        title,
        variantLabel,
        sku,
        gtin,
        imageHash,
        units: 0,
        orderNumbers: [],
      };
      taking.units += waiting;
      if (!taking.orderNumbers.includes(order.number)) taking.orderNumbers.push(order.number);
      takings.set(name, taking);
    }
  return [...takings.values()].toSorted((a, b) => a.sku.localeCompare(b.sku, "en", { numeric: true }));
}

/** Units of each line that lie in the box already. */
export type Packed = Readonly<Record<string, number>>;

/** The order and line that a scanned code is for: the first that still lacks a unit of it. Null: nothing here needs it. */
export function scanned(
  orders: readonly DeskOrder[],
  packed: Packed,
  code: string,
): { order: DeskOrder; line: DeskLine } | null {
  const bare = (text: string) =>
    text
      .trim()
      .toUpperCase()
      .replace(/^0+(?=\d)/, "");
  const wanted = bare(code);
  if (wanted === "") return null;
  for (const order of orders)
    for (const line of order.lines) {
      const fits = bare(line.sku) === wanted || (line.gtin !== null && bare(line.gtin) === wanted);
      if (fits && (packed[line.lineId] ?? 0) < line.waiting) return { order, line };
    }
  return null;
}

/** Answers after which the same parcel is told again: nothing was decided about it. */
const LATER: ReadonlySet<ErrorCode> = new Set([
  "REQUEST_IN_PROGRESS",
  "RATE_LIMITED",
  "OVERLOADED",
  "PROVIDER_UNAVAILABLE",
  "UNAUTHENTICATED",
  "SESSION_EXPIRED",
]);

/** What a failed call means for its parcel; no code: there was no answer. */
export function verdict(code: ErrorCode | undefined): "later" | "done" | "refused" {
  if (code === undefined || LATER.has(code)) return "later";
  return code === "DONE_ALREADY" ? "done" : "refused";
}

/** Why a parcel was refused, from how its order stands now; without it by the code alone. */
export function refusalOf(code: ErrorCode, order: Pick<SellerOrderView, "status" | "shipments"> | null): Refusal {
  if (order?.status === "cancelled") return { kind: "cancelled" };
  const last = order?.shipments.at(-1);
  if ((order?.status === "shipped" || order?.status === "delivered") && last)
    return { kind: "sent", carrier: last.carrier, trackingNumber: last.trackingNumber };
  return code === "CONFLICT" || code === "INVALID_INPUT" || code === "ILLEGAL_TRANSITION"
    ? { kind: "changed" }
    : { kind: "other", code };
}
