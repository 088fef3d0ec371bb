// "Why not me": how a seller's own offer stands in the buy box of every market, and what would put it in front. It asks the
// functions that pick the winner, and tells of the winner only what every visitor of the page sees.
import {
  BUY_BOX_PARTS,
  type BuyBoxReport,
  type BuyBoxStanding,
  DomainError,
  type Id,
  type Market,
  MARKETS,
  type OfferId,
} from "@stoa/contract";
import { sql } from "@stoa/db";
import { deliveryTermsOf } from "../delivery/index.ts";
import { must, type SellerCtx } from "../kernel/index.ts";
import {
  adviceFor,
  type Contender,
  isUsed,
  leadOf,
  offersOfProduct,
  type ProductOffer,
  scoreOffers,
  takesTurns,
  winsAlone,
} from "../offers/index.ts";
import { contenderOf, landedMinor, type Place, placeAt, promiseOf } from "./offer-views.ts";

/** An offer with what the buy box knows of it. */
interface Entrant {
  offer: ProductOffer;
  contender: Contender;
}

function standingOf(own: Contender, rivals: readonly Contender[]): BuyBoxStanding {
  if (own.readiness === "none") return "absent";
  if (own.readiness === "later" && rivals.some((rival) => rival.readiness === "ready")) return "loses";
  const lead = leadOf(
    own,
    rivals.filter((rival) => rival.readiness === own.readiness),
  );
  if (winsAlone(lead)) return "wins";
  return takesTurns(lead) ? "shares" : "loses";
}

/** The rivals that an offer is measured against, the best first: those that leave at once, or if there are none, later. */
function rivalsInFront(rivals: readonly Entrant[]): Entrant[] {
  const ready = rivals.filter(({ contender }) => contender.readiness === "ready");
  const field = ready.length > 0 ? ready : rivals.filter(({ contender }) => contender.readiness === "later");
  const scores = scoreOffers(field.map(({ contender }) => contender));
  return field
    .map((entrant, i) => ({ entrant, total: scores[i]!.total }))
    .toSorted((a, b) => a.total - b.total || (a.entrant.offer.offerId < b.entrant.offer.offerId ? -1 : 1))
    .map(({ entrant }) => entrant);
}

function reportOf(place: Place, own: Entrant, rivals: readonly Entrant[]): BuyBoxReport {
  const { market } = place;
  const { offer, contender } = own;
  const standing = standingOf(
    contender,
    rivals.map((rival) => rival.contender),
  );
  const front = rivalsInFront(rivals);
  const scores = scoreOffers([contender, ...front.map((rival) => rival.contender)]);
  const [mine, best] = [must(scores[0], "the offer's own score"), scores[1]];
  const ahead = front.filter((_, i) => standing === "loses" && scores[i + 1]!.total < mine.total).length;
  const behindField = contender.readiness === "later" && front[0]?.contender.readiness === "ready";
  const advice = adviceFor(
    contender,
    rivals.map((rival) => rival.contender),
    {
      priceMinor: offer.priceMinor,
      handlingDays: offer.handlingDays,
      landedOf: (priceMinor) => landedMinor(place, offer.sellerId, priceMinor),
      promiseToDayOf: (handlingDays, readiness) => promiseOf(place, offer, { handlingDays, readiness }).toDay,
    },
  );
  const isAbsent = standing === "absent";
  return {
    market: market.handle,
    currency: market.currency,
    standing,
    place: isAbsent ? 0 : (behindField ? front.length : ahead) + 1,
    contenders: front.length + Number(!isAbsent && !behindField),
    own: isAbsent
      ? null
      : {
          priceMinor: offer.priceMinor,
          landedMinor: contender.landedMinor,
          promise: promiseOf(place, offer),
          parts: Object.fromEntries(BUY_BOX_PARTS.map((part) => [part, mine[part]])) as Record<
            (typeof BUY_BOX_PARTS)[number],
            number
          >,
        },
    winner:
      standing === "wins" || !front[0] || !best
        ? null
        : {
            landedMinor: front[0].contender.landedMinor,
            promise: promiseOf(place, front[0].offer),
            parts: { landed: best.landed, delay: best.delay },
          },
    advice,
  };
}

/** A market in which the offer cannot be seen at all: paused, or without a price there. */
function absent(market: Market): BuyBoxReport {
  const { handle, currency } = market;
  return {
    market: handle,
    currency,
    standing: "absent",
    place: 0,
    contenders: 0,
    own: null,
    winner: null,
    advice: null,
  };
}

/** How one of the seller's own offers stands in each market. @throws NOT_FOUND also for an offer of another seller */
export async function buyBoxOf(ctx: SellerCtx<"offers.read">, { offerId }: OfferId): Promise<BuyBoxReport[]> {
  const [row] = await ctx.db.all<{ productId: Id<"product">; variantId: Id<"variant"> }>(sql`
    SELECT v.product_id AS productId, v.id AS variantId FROM offer o JOIN variant v ON v.id = o.variant_id
    WHERE o.id = ${offerId} AND o.seller_id = ${ctx.actor.sellerId}`);
  if (!row) throw new DomainError("NOT_FOUND");
  return await Promise.all(
    Object.values(MARKETS).map(async (market) => {
      const offers = await offersOfProduct(ctx, row.productId, market);
      const sellerIds = [...new Set(offers.map((offer) => offer.sellerId))];
      const place = placeAt(market, ctx.now(), await deliveryTermsOf(ctx.db, market, sellerIds));
      const entrants = offers
        .filter((offer) => offer.variantId === row.variantId)
        .map((offer): Entrant => ({ offer, contender: contenderOf(place, offer) }));
      const own = entrants.find(({ offer }) => offer.offerId === offerId);
      if (!own) return absent(market);
      const rivals = entrants.filter(
        (rival) => rival !== own && isUsed(rival.offer.condition) === isUsed(own.offer.condition),
      );
      return reportOf(place, own, rivals);
    }),
  );
}
