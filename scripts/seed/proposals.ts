// What sellers of the demo proposed and operators decided: how every product came into the shop, a few edits since,
// new products that wait, and addresses that products had before.
import { type ChangedFields, type ChangeKind, type ChangeStatus, DAY_MS, HOUR_MS, type Id } from "@stoa/contract";
import {
  offer,
  offerPrice,
  product,
  productAttribute,
  productChange,
  productImage,
  productSlug,
  setting,
  stock,
  variant,
} from "@stoa/db";
import type { DemoProduct, Shelves } from "./catalogue.ts";
import { diceOf, type Dice } from "./dice.ts";
import type { DemoOffer } from "./offers.ts";
import { priceTags } from "./prices.ts";
import { type Draft, DRAFTS, EDITS, GUEST_EDITS } from "./proposals-list.ts";
import { DEMO_SELLER, type DemoSeller } from "./sellers.ts";
import { type Rows, rowsOf } from "./write.ts";

/** The demo's own seller has that many products, and one other; what they write holds at once. */
const TRUSTED_FROM = 40;

/** Where the demo's changes come from. */
export interface ProposalSources {
  products: readonly DemoProduct[];
  offers: readonly DemoOffer[];
  sellers: readonly DemoSeller[];
  shelves: Shelves;
  operatorId: Id<"user">;
  now: number;
}

/** Rows of all changes, of the products that are not in the shop, and of former addresses. */
export function buildProposals(sources: ProposalSources): Rows[] {
  const { products, sellers, now } = sources;
  const dice = diceOf("proposals");
  const sellerOf = new Map(sellers.map((one) => [one.handle, one]));
  const write = recorder(sources, dice);
  const births = products.map((one) =>
    write(one.id, sellerOf.get(one.source.vendor)!, {
      kind: "create",
      after: fieldsOf(one, sources.shelves),
      at: one.createdAt,
      status: "approved",
    }),
  );
  const own = EDITS.map((edit) => {
    const of = bySlug(products, edit.slug);
    return { edit, of, by: sellerOf.get(of.source.vendor)! };
  });
  const edits = [...own, ...guestEdits(sources)].map(({ edit, of, by }) =>
    write(of.id, by, {
      kind: "edit",
      ...edit.change(fieldsOf(of, sources.shelves)),
      at: now - edit.hoursAgo * HOUR_MS,
      status: edit.status,
      reason: edit.reason,
    }),
  );
  const drafts = DRAFTS.map((draft) => draftRows(draft, sources, dice));
  const proposals = drafts.map(({ draft, productId, seller, after }) =>
    write(productId, seller, {
      kind: "create",
      after,
      at: now - draft.hoursAgo * HOUR_MS,
      status: draft.status,
      reason: draft.reason,
    }),
  );
  const moved = edits.flatMap(({ productId, before }) => (before.slug ? [{ slug: before.slug, productId }] : []));
  return [
    rowsOf(setting, [{ key: "catalogue", value: { trustedSellers: TRUSTED_FROM }, updatedAt: now - 200 * DAY_MS }]),
    ...(["product", "attributes", "image", "variant", "offer", "prices", "stock"] as const).map((table) =>
      mergedRows(drafts.map((draft) => draft.tables[table])),
    ),
    rowsOf(productSlug, moved),
    rowsOf(productChange, [...births, ...edits, ...proposals]),
  ];
}

/** The same table of several drafts as one. */
function mergedRows(parts: readonly Rows[]): Rows {
  const [first] = parts;
  return { ...first!, values: parts.flatMap((part) => part.values) };
}

function guestEdits({ products, offers }: ProposalSources) {
  const guests = offers.filter(
    ({ seller, product: of }) => seller.handle === DEMO_SELLER && of.source.vendor !== DEMO_SELLER,
  );
  const pages = [...new Set(guests.map((one) => one.product))].toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const by = guests[0]!.seller;
  return GUEST_EDITS.map((edit, i) => ({ edit, of: bySlug(products, pages[i]!.slug), by }));
}

const bySlug = (products: readonly DemoProduct[], slug: string) => products.find((one) => one.slug === slug)!;

function fieldsOf({ source, title }: DemoProduct, { hashOf, attributes, slugOf }: Shelves) {
  return {
    title,
    brand: source.brand,
    categorySlug: slugOf.get(source.category)!,
    description: source.description,
    attributes: source.attributes.map(({ key, value }) => ({
      key,
      value: attributes.get(key)?.kind === "boolean" ? value === "Yes" : value,
    })),
    images: source.images.map(({ file, alt }) => ({ hash: hashOf(file), alt })),
  };
}

interface Event {
  kind: ChangeKind;
  before?: ChangedFields;
  after: ChangedFields;
  at: number;
  status: ChangeStatus;
  reason?: string | undefined;
}

/** Makes rows of changes; operators take some hours to decide. */
function recorder({ operatorId, now }: ProposalSources, dice: Dice) {
  return (productId: Id<"product">, by: DemoSeller, event: Event) => {
    const { kind, before = {}, after, at, status, reason } = event;
    const isOpen = status === "open";
    const decidedAt = Math.min(now, at + dice.whole(1, 20) * HOUR_MS);
    return {
      id: dice.id("change", at),
      productId,
      sellerId: by.id,
      authorId: by.ownerId,
      kind,
      before,
      after,
      status,
      reason: reason ?? null,
      decidedBy: isOpen ? null : operatorId,
      decidedAt: isOpen ? null : decidedAt,
      createdAt: at,
    };
  };
}

function draftRows(draft: Draft, { products, sellers, shelves, now }: ProposalSources, dice: Dice) {
  const like = bySlug(products, draft.like);
  const seller = sellers.find((one) => one.handle === draft.vendor)!;
  const at = now - draft.hoursAgo * HOUR_MS;
  const [productId, imageId, variantId, offerId] = [
    dice.id("product", at),
    dice.id("image", at),
    dice.id("variant", at),
    dice.id("offer", at),
  ];
  const { file, width, height, placeholder: placeholderColour, alt } = like.source.images[draft.view]!;
  const { brand, category, attributes } = like.source;
  const hash = shelves.hashOf(file);
  const { title, description } = draft;
  const timed = { createdAt: at, updatedAt: at };
  const typed = attributes.filter((one) => shelves.attributes.get(one.key)?.kind === "text");
  const [{ weightGrams }] = like.source.variants as [DemoProduct["source"]["variants"][number]];
  const after = { ...fieldsOf(like, shelves), title, description, images: [{ hash, alt }] };
  return {
    draft,
    productId,
    seller,
    after: { ...after, attributes: after.attributes.filter(({ key }) => typed.some((one) => one.key === key)) },
    tables: {
      product: rowsOf(product, [
        {
          id: productId,
          slug: `${title.toLowerCase().replaceAll(/\W+/g, "-")}-${productId.slice(-5)}`,
          title,
          brand,
          description,
          categoryId: shelves.categoryIdOf.get(category)!,
          status: draft.status === "refused" ? "draft" : "proposed",
          ...timed,
        },
      ]),
      attributes: rowsOf(
        productAttribute,
        typed.map(({ key, label, value }, position) => ({ productId, key, label, text: String(value), position })),
      ),
      image: rowsOf(productImage, [
        { id: imageId, productId, hash, width, height, placeholderColour, alt, position: 0 },
      ]),
      variant: rowsOf(variant, [
        {
          id: variantId,
          productId,
          sku: `NEW-${productId.slice(-5).toUpperCase()}`,
          weightGrams,
          imageId,
          position: 0,
        },
      ]),
      offer: rowsOf(offer, [
        { id: offerId, sellerId: seller.id, variantId, handlingDays: seller.handlingDays, ...timed },
      ]),
      prices: rowsOf(
        offerPrice,
        priceTags(draft.cents, null).map((tag) => ({ offerId, ...tag })),
      ),
      stock: rowsOf(stock, [{ offerId, onHand: 12 }]),
    },
  };
}
