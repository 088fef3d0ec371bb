// The form of a page that exists: as it reads now, or as the seller proposed it last.
import { imagePath, type SellerProductView } from "@stoa/client";
import { type Draft, emptyDraft, typedValue } from "../offers/draft";

/** A draft to begin with: the page with the seller's own proposal that waits laid over it. */
export function draftOf({ content, pending }: SellerProductView): Draft {
  const proposed = pending?.kind === "edit" ? pending.after : {};
  const { title, brand, categorySlug, description, attributes, images } = { ...content, ...proposed };
  return {
    ...emptyDraft(),
    title,
    brand,
    categorySlug,
    description,
    kept: attributes,
    attributes: Object.fromEntries(attributes.map((one) => [one.key, typedValue(one)])),
    photos: images.map(({ hash, alt }, i) => ({
      key: -1 - i,
      fileName: alt,
      previewUrl: imagePath(hash, 160),
      alt,
      progress: 1,
      hash,
      error: null,
    })),
  };
}
