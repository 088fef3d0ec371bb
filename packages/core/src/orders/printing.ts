// Documents of an order as files: what stands in them is read here, how they look is decided in `pdf`.
import { DomainError, type Id, MARKETS } from "@stoa/contract";
import type { AdminCtx, SellerCtx, ShopperCtx } from "../kernel/index.ts";
import { invoicesOf } from "./invoices.ts";
import { IN_ENGLISH, invoicePdf, readingOf, slipPdf } from "./pdf/documents.ts";
import { fulfilmentOf } from "./queries.ts";

/**
 * The invoice of an order with its credit notes as PDF: in the market's language for buyers, in English for others.
 * @throws NOT_FOUND an order that is not the reader's, or no invoice yet
 * @throws METHOD_UNAVAILABLE something in it can be shown and printed by the page only (Arabic, Devanagari)
 */
export async function invoiceDocument(
  ctx: ShopperCtx | SellerCtx<"orders.read"> | AdminCtx<"orders.read">,
  input: { orderId: Id<"order">; key?: string | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const invoices = await invoicesOf(ctx, input);
  const [first] = invoices;
  if (!first) throw new DomainError("NOT_FOUND");
  const isBuyer = ctx.actor.kind === "guest" || ctx.actor.kind === "buyer";
  const reading = isBuyer ? readingOf(MARKETS[first.market]) : IN_ENGLISH;
  const bytes = reading && invoicePdf(invoices, reading);
  if (!bytes) throw new DomainError("METHOD_UNAVAILABLE");
  return bytes;
}

/**
 * The packing slip of an order as PDF: of one parcel, else of what waits, else of all that was not called off.
 * @throws NOT_FOUND an order of another seller, or a parcel that is not its
 * @throws METHOD_UNAVAILABLE something in it can be shown and printed by the page only
 */
export async function slipDocument(
  ctx: SellerCtx<"orders.read">,
  { orderId, shipmentId }: { orderId: Id<"order">; shipmentId?: Id<"shipment"> | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const order = await fulfilmentOf(ctx, { orderId });
  const parcel = order.shipments.find((each) => each.shipmentId === shipmentId) ?? null;
  if (shipmentId && !parcel) throw new DomainError("NOT_FOUND");
  const left = order.lines.map((line) => line.quantity - line.shippedQuantity - line.cancelledQuantity);
  const waits = left.some((units) => units > 0);
  const lines = order.lines.flatMap((line, i) => {
    const packed = parcel?.lines.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0;
    const quantity = parcel ? packed : waits ? left[i]! : line.quantity - line.cancelledQuantity;
    const title = [line.title, line.variantLabel].filter(Boolean).join(", ");
    return quantity > 0 ? [{ title, sku: line.sku, quantity }] : [];
  });
  const bytes = slipPdf(order, lines, parcel);
  if (!bytes) throw new DomainError("METHOD_UNAVAILABLE");
  return bytes;
}
