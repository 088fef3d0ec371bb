// Invoices and packing slips as PDF: the doors by which they are handed out, to whoever may see the order.
import type { ApiCtx } from "@stoa/api";
import { DomainError, type Id, isId } from "@stoa/contract";
import { asAdmin, asSeller } from "@stoa/core/kernel";
import { invoiceDocument, slipDocument } from "@stoa/core/orders";

/** The name of the id in `ord_….pdf`. @throws NOT_FOUND it is none */
function orderIn(file: string): Id<"order"> {
  const orderId = file.replace(/\.pdf$/, "");
  if (!file.endsWith(".pdf") || !isId("order", orderId)) throw new DomainError("NOT_FOUND");
  return orderId;
}

const pdf = (bytes: Uint8Array<ArrayBuffer>, name: string): Response =>
  new Response(bytes, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}.pdf"`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });

/** The invoice of an order with its credit notes. `?key=` lets a guest in. */
export async function sendInvoice(ctx: ApiCtx, file: string, url: URL): Promise<Response> {
  const orderId = orderIn(file);
  const { actor } = ctx;
  const key = url.searchParams.get("key") ?? undefined;
  if (actor.kind === "guest" || actor.kind === "buyer")
    return pdf(await invoiceDocument({ ...ctx, actor }, { orderId, key }), `invoice-${orderId}`);
  const reader = actor.kind === "admin" ? asAdmin(ctx, "orders.read") : asSeller(ctx, "orders.read");
  return pdf(await invoiceDocument(reader, { orderId }), `invoice-${orderId}`);
}

/** The packing slip of a seller's order, or of the parcel in `?parcel=`. */
export async function sendSlip(ctx: ApiCtx, file: string, url: URL): Promise<Response> {
  const orderId = orderIn(file);
  const parcel = url.searchParams.get("parcel");
  const shipmentId = parcel !== null && isId("shipment", parcel) ? parcel : undefined;
  return pdf(await slipDocument(asSeller(ctx, "orders.read"), { orderId, shipmentId }), `packing-slip-${orderId}`);
}
