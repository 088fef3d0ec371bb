// Cache tags: the names under which pages say what they read, and writes say what they touched.

/** Tag makers; a page and a write that mean the same thing use the same maker. */
export const tag = {
  home: () => "home",
  search: () => "search",
  product: (slug: string) => `product:${slug}`,
  category: (slug: string) => `category:${slug}`,
  seller: (handle: string) => `seller:${handle}`,
  collection: (slug: string) => `collection:${slug}`,
  /** A page of help or a policy. */
  content: (slug: string) => `content:${slug}`,
  /** Every page of a market: for what stands on all of them, such as the footer. */
  market: (handle: string) => `market:${handle}`,
};
