// A product in the words of schema.org, for search engines.
import { imagePath, type OfferView, type ProductPage, type ReviewView, writeMoney } from "@stoa/client";

/** The word of schema.org for what can be had of an offer now. */
function availabilityOf({ available, later }: OfferView): string {
  if (available <= 0) return "OutOfStock";
  if (later === null) return "InStock";
  return later.policy === "preorder" ? "PreOrder" : "BackOrder";
}

function offerFacts(offer: OfferView, url: string) {
  return {
    "@type": "Offer",
    url,
    price: writeMoney(offer.priceMinor, offer.currency),
    priceCurrency: offer.currency,
    ...(offer.saleEndsAt !== null && { priceValidUntil: new Date(offer.saleEndsAt).toISOString() }),
    availability: `https://schema.org/${availabilityOf(offer)}`,
    ...(offer.later && { availabilityStarts: offer.later.day }),
    itemCondition: `https://schema.org/${{ new: "NewCondition", refurbished: "RefurbishedCondition", used_like_new: "UsedCondition", used_good: "UsedCondition" }[offer.condition]}`,
    seller: { "@type": "Organization", name: offer.seller.name },
  };
}

/** A published review. */
const reviewFacts = ({ author, rating, body, createdAt }: ReviewView) => ({
  "@type": "Review",
  author: { "@type": "Person", name: author || "Anonymous" },
  datePublished: new Date(createdAt).toISOString().slice(0, 10),
  reviewBody: body,
  reviewRating: { "@type": "Rating", ratingValue: rating, bestRating: 5, worstRating: 1 },
});

/** The facts of a product page at `url`, with what people say on it. */
export function productFacts(
  product: ProductPage,
  reviews: readonly ReviewView[],
  { url, origin }: { url: string; origin: string },
): Record<string, unknown> {
  return {
    "@type": "Product",
    name: product.title,
    description: product.description,
    brand: { "@type": "Brand", name: product.brand },
    sku: product.variants[0]?.sku,
    image: product.images.map((image) => `${origin}${imagePath(image.hash, 640)}`),
    ...(product.ratingCount > 0 && {
      aggregateRating: {
        "@type": "AggregateRating",
        ratingValue: product.ratingCenti / 100,
        reviewCount: product.ratingCount,
      },
    }),
    ...(reviews.length > 0 && { review: reviews.slice(0, 5).map(reviewFacts) }),
    offers: product.variants.flatMap((variant) => variant.offers.map((offer) => offerFacts(offer, url))),
  };
}
