// How good a ranking is, in numbers: nDCG and reciprocal rank against graded judgements. Pure.

/** Grades of the products of one query: 3 exactly what is wanted, 2 good, 1 related; what has none counts as 0. */
export type Grades = ReadonlyMap<string, number>;

/** A query with what was found for it, best first. */
export interface Ranked {
  query: string;
  kind: string;
  grades: Grades;
  found: readonly string[];
}

/** Figures of a set of queries, each from 0 to 1. */
export interface Figures {
  queries: number;
  ndcg: number;
  mrr: number;
  /** The share of queries that found nothing at all. */
  zeroRate: number;
}

const gain = (grade: number): number => 2 ** grade - 1;
const discounted = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0);

/** Normalised discounted cumulative gain of the first `depth`: 1 when no order of the judged products were better. */
export function ndcg(found: readonly string[], grades: Grades, depth = 10): number {
  const ideal = discounted([...grades.values()].toSorted((a, b) => b - a).slice(0, depth));
  return ideal === 0 ? 0 : discounted(found.slice(0, depth).map((id) => grades.get(id) ?? 0)) / ideal;
}

/** One through the place of the first product of the best grade that the query has. */
export function reciprocalRank(found: readonly string[], grades: Grades): number {
  const best = Math.max(1, ...grades.values());
  const place = found.findIndex((id) => (grades.get(id) ?? 0) >= best);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** The figures of some queries; zeros for none. */
export function figuresOf(ranked: readonly Ranked[]): Figures {
  const mean = (value: (each: Ranked) => number) =>
    ranked.reduce((sum, each) => sum + value(each), 0) / Math.max(1, ranked.length);
  return {
    queries: ranked.length,
    ndcg: mean(({ found, grades }) => ndcg(found, grades)),
    mrr: mean(({ found, grades }) => reciprocalRank(found, grades)),
    zeroRate: mean(({ found }) => Number(found.length === 0)),
  };
}

/** Figures per kind of query, kinds in alphabetical order. */
export function figuresByKind(ranked: readonly Ranked[]): [kind: string, figures: Figures][] {
  return [...Map.groupBy(ranked, (each) => each.kind)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, some]) => [kind, figuresOf(some)]);
}
