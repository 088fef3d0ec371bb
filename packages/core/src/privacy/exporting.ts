// Everything that is kept of a person, in one file that a program can read (GDPR, Articles 15 and 20).
import type { AddressView, CreditHistory, Id } from "@stoa/contract";
import { desc, eq, promotion, purchase, redemption, review, type user, wishItem, wishList } from "@stoa/db";
import { addressBook, personOf, sessionsOf } from "../accounts/index.ts";
import { cartName } from "../cart/index.ts";
import { ownCredit } from "../credits/index.ts";
import { type CasesOnFile, casesOnFile } from "./cases.ts";
import { type ContentOnFile, contentOnFile } from "./content.ts";
import type { BuyerCtx, CartLine, PersonCtx } from "../kernel/index.ts";
import { type NoticesOnFile, noticesOnFile } from "./notices.ts";
import { type WaysOnFile, waysOnFile } from "../sign-in/index.ts";
import { viewsOnFile } from "../views/index.ts";

/** What is told of a purchase. */
const PURCHASE = {
  number: purchase.number,
  market: purchase.market,
  currency: purchase.currency,
  email: purchase.email,
  address: purchase.address,
  method: purchase.method,
  status: purchase.status,
  itemsMinor: purchase.itemsMinor,
  deliveryMinor: purchase.deliveryMinor,
  discountMinor: purchase.discountMinor,
  taxMinor: purchase.taxMinor,
  totalMinor: purchase.totalMinor,
  createdAt: purchase.createdAt,
};

/** What is told of a review. */
const REVIEW = {
  productId: review.productId,
  author: review.author,
  rating: review.rating,
  title: review.title,
  body: review.body,
  status: review.status,
  reply: review.reply,
  createdAt: review.createdAt,
};

/** What is told of a promotion that they used. */
const USED = { promotion: promotion.name, code: promotion.code, amountMinor: redemption.amountMinor, currency: redemption.currency, status: redemption.status, createdAt: redemption.createdAt }; // prettier-ignore

/** The file of a person. Times in milliseconds since the epoch, amounts in minor units. */
export interface AccountFile {
  format: "stoa-account-1";
  madeAt: number;
  person: Pick<typeof user.$inferSelect, "id" | "email" | "name" | "createdAt" | "emailVerifiedAt">;
  addresses: AddressView[];
  purchases: Pick<typeof purchase.$inferSelect, keyof typeof PURCHASE>[];
  lists: (Pick<typeof wishList.$inferSelect, "name" | "createdAt"> & {
    items: { productId: Id<"product">; note: string }[];
  })[];
  credit: CreditHistory;
  reviews: Pick<typeof review.$inferSelect, keyof typeof REVIEW>[];
  /** Promotions that they used with their account. */
  promotions: (Pick<typeof redemption.$inferSelect, "amountMinor" | "currency" | "status" | "createdAt"> & {
    promotion: string;
    code: string | null;
  })[];
  cases: CasesOnFile;
  said: ContentOnFile;
  notices: NoticesOnFile;
  /** Views of lists that they keep at a desk. */
  views: Awaited<ReturnType<typeof viewsOnFile>>;
  cart: CartLine[];
  savedForLater: CartLine[];
  sessions: { audience: string; createdAt: number; lastSeenAt: number; network: string; userAgent: string }[];
  signIn: WaysOnFile;
}

/** Writes the file of the person who asks. No secret stands in it. */
export async function exportAccount(ctx: BuyerCtx<"account"> & PersonCtx): Promise<AccountFile> {
  const { db } = ctx;
  const { userId } = ctx.person;
  const { id, email, name, createdAt, emailVerifiedAt } = await personOf(db, userId);
  const [
    addresses,
    purchases,
    lists,
    items,
    reviews,
    promotions,
    cases,
    said,
    cart,
    sessions,
    signIn,
    credit,
    notices,
    views,
  ] = await Promise.all([
    addressBook(ctx),
    db.select(PURCHASE).from(purchase).where(eq(purchase.userId, userId)).orderBy(desc(purchase.createdAt)),
    db.select().from(wishList).where(eq(wishList.userId, userId)),
    db
      .select({ listId: wishItem.listId, productId: wishItem.productId, note: wishItem.note })
      .from(wishItem)
      .innerJoin(wishList, eq(wishList.id, wishItem.listId))
      .where(eq(wishList.userId, userId)),
    db.select(REVIEW).from(review).where(eq(review.userId, userId)),
    db
      .select(USED)
      .from(redemption)
      .innerJoin(promotion, eq(promotion.id, redemption.promotionId))
      .where(eq(redemption.userId, userId))
      .orderBy(desc(redemption.createdAt)),
    casesOnFile(db, userId),
    contentOnFile(db, userId),
    ctx.objects.cart(cartName(ctx) ?? "").read(),
    sessionsOf(db, userId, ctx.now()),
    waysOnFile(db, userId),
    ownCredit(ctx),
    noticesOnFile(db, userId),
    viewsOnFile(db, userId),
  ]);
  return {
    format: "stoa-account-1",
    madeAt: ctx.now(),
    person: { id, email, name, createdAt, emailVerifiedAt },
    addresses,
    purchases,
    lists: lists.map((list) => ({
      name: list.name,
      createdAt: list.createdAt,
      items: items.filter(({ listId }) => listId === list.id).map(({ productId, note }) => ({ productId, note })),
    })),
    credit,
    reviews,
    promotions,
    cases,
    said,
    notices,
    views,
    cart: cart.lines,
    savedForLater: cart.saved,
    sessions: sessions.map(({ audience, createdAt: since, lastSeenAt, network, userAgent }) => ({
      audience,
      createdAt: since,
      lastSeenAt,
      network,
      userAgent,
    })),
    signIn,
  };
}
