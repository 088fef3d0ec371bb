// Files to take in and to hand out: offers of a seller as CSV, everything of a person as JSON. What is in them is core's;
// here are the doors.
import type { ApiCtx } from "@stoa/api";
import {
  BUYER_PERMISSIONS,
  DomainError,
  type ImportId,
  isId,
  MAX_IMPORT_BYTES,
  SellerOfferFilter,
  SellerOrdersInput,
} from "@stoa/contract";
import { bulkFile } from "@stoa/core/bulk";
import { exportOffers, importProblems, importTemplate, receiveImport } from "@stoa/core/exchange";
import { asSeller, type Ctx, granted } from "@stoa/core/kernel";
import { ordersFile } from "@stoa/core/orders";
import { exportAccount } from "@stoa/core/privacy";
import { bytesOf } from "./body.ts";

/** A file that browsers save under a name. */
function download(body: BodyInit, fileName: string, type = "text/csv; charset=utf-8"): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

const dayOf = (ctx: Ctx): string => new Date(ctx.now()).toISOString().slice(0, 10);

/** Answers with the offers of the seller that `?q=` and `?status=` find. `?mark=0` leaves out the mark by which Excel knows UTF-8. */
export function sendOffers(ctx: ApiCtx, url: URL): Response {
  const seller = asSeller(ctx, "offers.read");
  const text = (name: string) => url.searchParams.get(name) || undefined;
  const filter = SellerOfferFilter.safeParse({ q: text("q"), status: text("status") });
  if (!filter.success) throw new DomainError("INVALID_INPUT", { fields: ["q", "status"] });
  const file = exportOffers(seller, { mark: text("mark") !== "0", filter: filter.data });
  return download(file, `offers-${dayOf(seller)}.csv`);
}

/** Answers with the orders of the seller that `?q=` and `?status=` find. */
export function sendOrders(ctx: ApiCtx, url: URL): Response {
  const seller = asSeller(ctx, "orders.read");
  const text = (name: string) => url.searchParams.get(name) || undefined;
  const filter = SellerOrdersInput.pick({ q: true, status: true }).safeParse({ q: text("q"), status: text("status") });
  if (!filter.success) throw new DomainError("INVALID_INPUT", { fields: ["q", "status"] });
  return download(ordersFile(seller, filter.data), `orders-${dayOf(seller)}.csv`);
}

/** Answers with what became of every offer of a bulk edit. */
export async function sendBulk(ctx: ApiCtx, bulkId: string): Promise<Response> {
  const seller = asSeller(ctx, "offers.read");
  if (!isId("bulk", bulkId)) throw new DomainError("NOT_FOUND");
  return download(await bulkFile(seller, bulkId), `bulk-edit-${dayOf(seller)}.csv`);
}

/** Answers with a file to fill in. */
export function sendTemplate(ctx: ApiCtx): Response {
  asSeller(ctx, "offers.read");
  return download(importTemplate(), "offers-template.csv");
}

/** Answers with the rows of an import that were refused. */
export async function sendProblems(ctx: ApiCtx, importId: string): Promise<Response> {
  const seller = asSeller(ctx, "offers.read");
  if (!isId("import", importId)) throw new DomainError("NOT_FOUND");
  return download(await importProblems(seller, importId), `problems-${dayOf(seller)}.csv`);
}

/** Takes a file in. Its name stands in `?name=`; the limit is counted while the bytes come. */
export async function receiveOffers(ctx: ApiCtx, request: Request): Promise<Response> {
  const seller = asSeller(ctx, "offers.write");
  const bytes = await bytesOf(request, MAX_IMPORT_BYTES);
  const made: ImportId = await receiveImport(seller, new URL(request.url).searchParams.get("name") ?? "", bytes);
  return Response.json(made, { headers: { "cache-control": "private, no-store" } });
}

/** Answers with everything that is kept of the person who asks. @throws UNAUTHENTICATED, FORBIDDEN to all but a buyer in person */
export async function sendAccount(ctx: ApiCtx): Promise<Response> {
  const { actor, person } = ctx;
  if (actor.kind !== "buyer" || !person) throw new DomainError(ctx.userId ? "FORBIDDEN" : "UNAUTHENTICATED");
  const file = await exportAccount({ ...ctx, actor: { ...actor, may: granted(BUYER_PERMISSIONS) }, person });
  return download(JSON.stringify(file, null, 2), `stoa-account-${dayOf(ctx)}.json`, "application/json");
}
