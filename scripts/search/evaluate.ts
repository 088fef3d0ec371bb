// Runs judged queries against a closed marketplace.
import type { JudgedQuery } from "./benchmark.ts";
import type { Closed } from "./closed.ts";
import type { Ranked } from "./metrics.ts";

/** What each query finds, at most `most` products of it, in the order of the queries. */
export async function evaluate(
  closed: Closed,
  queries: readonly JudgedQuery[],
  { most = 10, onProgress = () => {} }: { most?: number; onProgress?: (done: number, total: number) => void } = {},
): Promise<Ranked[]> {
  const ranked: Ranked[] = [];
  for (const { query, kind, grades } of queries) {
    ranked.push({ query, kind, grades, found: await closed.found(query, most) });
    onProgress(ranked.length, queries.length);
  }
  return ranked;
}
