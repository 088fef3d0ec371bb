// The things of one tenant: a seller with an order, an offer, a proposal and an import; a buyer with lists. Two tenants
// have the same kinds of things, so that each id of one can be put where an id of the other belongs.
import {
  type DeliveryId,
  type Id,
  type ImportId,
  type InvitationId,
  newId,
  type Placed,
  type PromotionView,
  type PurchaseView,
  type Quote,
  type SavedView,
  type SessionView,
  type WebhookMade,
  type WishAdded,
} from "@stoa/contract";
import { ADDRESS, db, makeOffer, makeSeller, makeUser, placing, Visitor } from "../testing.ts";
import { endAccess, makeAccess } from "./access-things.ts";
import { type Cases, makeCases } from "./cases.ts";
import { makeOpinions, type Opinions } from "./opinions.ts";
import {
  alert,
  bulkEdit,
  eq,
  notice,
  passkey,
  payout,
  productChange,
  requirement,
  sellerMember,
  sql,
  upload as uploads,
} from "@stoa/db";

/** A word that stands in everything a tenant wrote; in nobody else's answer. */
export const CANARY = "canary-word";

/** A picture that every tenant has uploaded. */
export const PICTURE = "ab".repeat(32);

/** A zone of delivery. */
export const ZONE = {
  market: "us",
  name: CANARY,
  standard: { by: "amount", steps: [{ from: 0, feeMinor: 599 }], freeFromMinor: 4_900 },
  express: null,
};

/** An endpoint that nobody answers at. */
export const HOOK = { url: "http://127.0.0.1:9/hook", description: CANARY, types: ["order.placed"] };

/** Ids of a tenant's things, by the name that inputs have for them. */
export interface Things extends Cases, Opinions {
  importId: Id<"import">;
  bulkId: Id<"bulk">;
  viewId: Id<"view">;
  payoutId: Id<"payout">;
  productId: Id<"product">;
  changeId: Id<"change">;
  offerId: Id<"offer">;
  orderId: Id<"order">;
  purchaseId: Id<"purchase">;
  listId: Id<"list">;
  itemId: Id<"wish">;
  wishedId: Id<"product">;
  addressId: Id<"address">;
  alertId: Id<"alert">;
  noticeId: Id<"notice">;
  passkeyId: Id<"passkey">;
  sessionId: Id<"session">;
  keyId: Id<"key">;
  clientId: Id<"client">;
  grantId: Id<"grant">;
  teamKeyId: Id<"key">;
  teamClientId: Id<"client">;
  teamGrantId: Id<"grant">;
  sellerId: Id<"seller">;
  invitationId: Id<"invitation">;
  memberId: Id<"user">;
  requirementId: Id<"requirement">;
  promotionId: Id<"promotion">;
  zoneId: Id<"deliveryZone">;
  disputeId: Id<"dispute">;
  webhookId: Id<"webhook">;
  deliveryId: Id<"delivery">;
}

/** Who calls: the shopper who bought, the buyer with the lists, the seller. */
export type Who = "shopper" | "buyer" | "seller";

/** A tenant: things, and the people whose they are. */
export interface Tenant {
  things: Things;
  as: Record<Who, Visitor>;
}

/** Somebody who is asked to join a team, and somebody who has joined it. */
async function makeTeam(owner: Visitor, sellerId: Id<"seller">): Promise<Pick<Things, "invitationId" | "memberId">> {
  const asked = { email: `${CANARY}-${crypto.randomUUID()}@example.test`, role: "support" };
  const { invitationId } = (await owner.mutate<InvitationId>("seller.team.invite", asked)).data;
  const memberId = await makeUser();
  await db.insert(sellerMember).values({ sellerId, userId: memberId, role: "fulfilment" });
  return { invitationId, memberId };
}

/** A promotion that is a draft, and a zone. */
async function makeTerms(seller: Visitor): Promise<Pick<Things, "promotionId" | "zoneId">> {
  const made = { name: CANARY, effect: { kind: "percent", bps: 1_000 }, startsAt: 0 };
  const { promotionId } = (await seller.mutate<PromotionView>("seller.promotions.save", made)).data;
  const { zoneId } = (await seller.mutate<{ zoneId: Id<"deliveryZone"> }>("seller.delivery.saveZone", ZONE)).data;
  return { promotionId, zoneId };
}

/** An endpoint that was tried out. */
async function makeWebhook(seller: Visitor): Promise<Pick<Things, "webhookId" | "deliveryId">> {
  const { webhookId } = (await seller.mutate<WebhookMade>("seller.webhooks.create", HOOK)).data;
  const { deliveryId } = (await seller.mutate<DeliveryId>("seller.webhooks.ping", { webhookId })).data;
  return { webhookId, deliveryId };
}

/** A dispute about an order, with something said to it. */
export async function makeDispute(orderId: Id<"order">): Promise<Id<"dispute">> {
  const disputeId = newId("dispute", Date.now());
  await db.batch([
    db.run(sql`INSERT INTO dispute (id, payment_id, provider, provider_ref, amount_minor, currency, evidence_due_at, opened_at)
      SELECT ${disputeId}, p.id, p.provider, ${disputeId}, 5, p.currency, 9, 1 FROM payment p JOIN seller_order o ON o.purchase_id = p.purchase_id WHERE o.id = ${orderId}`),
    db.run(
      sql`INSERT INTO dispute_share SELECT ${disputeId}, id, seller_id, 5, 5, 0, 0, 0 FROM seller_order WHERE id = ${orderId}`,
    ),
    db.run(
      sql`INSERT INTO dispute_note SELECT ${newId("message", 1)}, ${disputeId}, seller_id, 'seller', ${CANARY}, 1 FROM seller_order WHERE id = ${orderId}`,
    ),
  ]);
  return disputeId;
}

/** Something that a buyer waits for, and something that they were told. */
async function makeNotices(buyer: Visitor, buyerId: Id<"user">, variantId: Id<"variant">) {
  await buyer.mutate("shop.alerts.add", { market: "us", kind: "price", variantId });
  const [waiting] = await db.select({ alertId: alert.id }).from(alert).where(eq(alert.userId, buyerId));
  const noticeId = newId("notice", Date.now());
  await db.insert(notice).values({
    id: noticeId,
    userId: buyerId,
    audience: "buyer",
    kind: "account_changed",
    fact: noticeId,
    params: { what: CANARY },
    createdAt: 0,
  });
  return { alertId: waiting!.alertId, noticeId };
}

/** A tenant with one of everything. `isOnePerson`: what was bought is the buyer's, too, and no guest's. */
export async function makeTenant(isOnePerson = false): Promise<Tenant> {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 9);
  const buyerId = await makeUser();
  const buyer = await new Visitor("buyer").become(buyerId);
  const as = {
    shopper: isOnePerson ? buyer : new Visitor("buyer"),
    buyer,
    seller: await new Visitor("seller").become(ownerId),
  };
  await as.shopper.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const quote = (await as.shopper.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await as.shopper.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
  const { orders } = (await as.shopper.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data;
  const [wished] = await db.all<{ productId: Id<"product">; variantId: Id<"variant"> }>(sql`
    SELECT v.product_id AS productId, v.id AS variantId FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ${offerId}`);
  const { listId, itemId } = (await as.buyer.mutate<WishAdded>("shop.lists.add", { market: "us", ...wished })).data;
  await as.buyer.mutate("shop.lists.edit", { itemId, quantity: 1, note: CANARY });
  const saved = { ...ADDRESS, country: "US", name: CANARY };
  const { addressId } = (await as.buyer.mutate<{ addressId: Id<"address"> }>("account.addresses.save", saved)).data;
  const passkeyId = newId("passkey", Date.now());
  await db.insert(passkey).values({
    id: passkeyId,
    userId: buyerId,
    rpId: "localhost",
    credentialId: passkeyId,
    publicKey: "none",
    counter: 0,
    transports: [],
    name: CANARY,
    isBackedUp: 0,
    createdAt: 0,
  });
  await new Visitor("buyer").become(buyerId);
  const sessions = (await as.buyer.query<SessionView[]>("account.sessions.list")).data;
  const changeId = newId("change", Date.now());
  await db.insert(uploads).values({ hash: PICTURE, sellerId, width: 800, height: 800, sizeBytes: 1, createdAt: 0 });
  await db
    .insert(productChange)
    .values({ id: changeId, productId: wished!.productId, sellerId, kind: "edit", createdAt: 0 });
  const file = { method: "POST", body: `sku,stock\n${CANARY},1` };
  const { importId } = (await (await as.seller.fetch("/files/imports?name=a.csv", file)).json()) as ImportId;
  const { productId } = wished!;
  const own = await makeAccess({ side: "account", browser: as.buyer });
  const team = await makeAccess({ side: "seller", browser: as.seller });
  const requirementId = newId("requirement", Date.now());
  const asked = { kind: "text", title: "A few words", isRequired: 0, position: 1, createdAt: 0 } as const;
  await db.insert(requirement).values({ id: requirementId, ...asked });
  const payoutId = newId("payout", Date.now());
  await db.insert(payout).values({
    id: payoutId,
    sellerId,
    currency: "USD",
    period: CANARY,
    amountMinor: 1,
    provider: "sandbox",
    destination: CANARY,
    actor: "test",
    createdAt: 0,
  });
  const things = {
    ...(await makeCases({ ...as, offerId }, CANARY)),
    ...(await makeOpinions({ shopper: as.buyer, seller: as.seller, offerId }, CANARY)),
    sellerId,
    requirementId,
    ...(await makeTeam(as.seller, sellerId)),
    ...(await makeTerms(as.seller)),
    ...(await makeWebhook(as.seller)),
    importId,
    ...(await makeDesk(as.seller, sellerId)),
    payoutId,
    offerId,
    purchaseId,
    orderId: orders[0]!.orderId,
    disputeId: await makeDispute(orders[0]!.orderId),
    listId,
    itemId,
    productId,
    changeId,
    wishedId: productId,
    addressId,
    ...(await makeNotices(as.buyer, buyerId, wished!.variantId)),
    passkeyId,
    sessionId: sessions.find(({ isThis }) => !isThis)!.sessionId,
    ...own,
    teamKeyId: team.keyId,
    teamClientId: team.clientId,
    teamGrantId: team.grantId,
  };
  return { things, as };
}

/** A bulk edit that waits to be started, and a kept view. */
async function makeDesk(seller: Visitor, sellerId: Id<"seller">): Promise<Pick<Things, "bulkId" | "viewId">> {
  const bulkId = newId("bulk", Date.now());
  const change = { kind: "handling", handlingDays: 3 } as const;
  await db.insert(bulkEdit).values({ id: bulkId, sellerId, change, status: "ready", createdAt: 0 });
  const kept = { list: "offers", name: CANARY, query: "" };
  const { data } = await seller.mutate<SavedView[]>("seller.views.save", kept);
  return { bulkId, viewId: data[0]!.viewId };
}

/** Things that were there and are there no more, where such a thing can be taken away. */
export async function makeDeleted({ as, things }: Tenant): Promise<Partial<Things>> {
  const { listId } = (await as.buyer.mutate<{ listId: Id<"list"> }>("shop.lists.create", { name: "To go" })).data;
  const wish = { market: "us", listId, productId: things.wishedId };
  const { itemId } = (await as.buyer.mutate<WishAdded>("shop.lists.add", wish)).data;
  await as.buyer.mutate("shop.lists.delete", { listId });
  const saved = { ...ADDRESS, country: "US" };
  const { addressId } = (await as.buyer.mutate<{ addressId: Id<"address"> }>("account.addresses.save", saved)).data;
  await as.buyer.mutate("account.addresses.remove", { addressId });
  const [buyer, owner] = [
    { side: "account", browser: as.buyer },
    { side: "seller", browser: as.seller },
  ] as const;
  const [own, team] = [await makeAccess(buyer), await makeAccess(owner)];
  await endAccess(buyer, own);
  await endAccess(owner, team);
  const { keyId: teamKeyId, clientId: teamClientId, grantId: teamGrantId } = team;
  const { zoneId } = await makeTerms(as.seller);
  await as.seller.mutate("seller.delivery.removeZone", { zoneId });
  const { invitationId, memberId } = await makeTeam(as.seller, things.sellerId);
  await as.seller.mutate("seller.team.withdraw", { invitationId });
  await as.seller.mutate("seller.team.remove", { userId: memberId });
  const { webhookId, deliveryId } = await makeWebhook(as.seller);
  await as.seller.mutate("seller.webhooks.remove", { webhookId });
  const webhooks = { webhookId, deliveryId };
  return {
    ...webhooks,
    zoneId,
    listId,
    itemId,
    addressId,
    ...own,
    teamKeyId,
    teamClientId,
    teamGrantId,
    invitationId,
    memberId,
  };
}
