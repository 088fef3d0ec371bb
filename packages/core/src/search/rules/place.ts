// A listing's row number is its place: what is in stock before what is not, the popular before the unknown. A scan in
// row order is therefore a scan from the most to the least popular, and may stop as soon as it has enough.

/** Rows that can share one step of popularity. */
export const PLACES_PER_STEP = 1 << 24;
/** Popularity goes from 0 to this. */
export const MOST_POPULAR = 1_000;

/** Popularity: sales count on a logarithmic scale, good reviews a little. */
export function popularityOf(sold: number, ratingSum: number, ratingCount: number): number {
  const goodwill = ratingCount > 0 ? (ratingSum / ratingCount - 3) * 25 * Math.min(1, ratingCount / 10) : 0;
  return Math.max(0, Math.min(MOST_POPULAR, Math.round(45 * Math.log2(1 + sold) + goodwill)));
}

/** The first row number of a step: rows of the step are above it and below the next. */
export const stepStart = (popularity: number, inStock: boolean): number =>
  (MOST_POPULAR - popularity + (inStock ? 0 : MOST_POPULAR + 1)) * PLACES_PER_STEP;

/** What a row number says. */
export function placeOf(id: number): { popularity: number; inStock: boolean } {
  const step = Math.floor(id / PLACES_PER_STEP);
  const inStock = step <= MOST_POPULAR;
  return { popularity: MOST_POPULAR - (inStock ? step : step - MOST_POPULAR - 1), inStock };
}

/** Ratings as if everybody had begun with this many middling ones: a single five-star review does not lead the list. */
const PRIOR_COUNT = 8;
const PRIOR_STARS = 3.8;

/** Stars times 1000, drawn towards the middle where there are few. */
export const ratingScoreOf = (sum: number, ratings: number): number =>
  Math.round(((sum + PRIOR_COUNT * PRIOR_STARS) * 1_000) / (ratings + PRIOR_COUNT));
