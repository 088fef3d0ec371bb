// Trying other weights: one at a time, chosen by one half of the queries and told with the other, which has no say.
import { WEIGHTS, type Weights } from "@stoa/core/search";
import type { JudgedQuery } from "./benchmark.ts";
import type { Closed } from "./closed.ts";
import { evaluate } from "./evaluate.ts";
import { figuresOf } from "./metrics.ts";

/** What is tried in place of each weight, as parts of it. */
const FACTORS = [0, 0.5, 0.75, 1.25, 1.5, 2];
/** A weight is a part of the whole. */
const MOST = 1;
/** Less than this is noise. */
const WORTH = 0.001;

/** A weight that was tried, with nDCG@10 of both halves. */
export interface Try {
  name: keyof Weights | null;
  value: number;
  chosen: number;
  told: number;
  isKept: boolean;
}

/** Two halves, alike in the kinds of their queries. */
export function halves(queries: readonly JudgedQuery[]): [chosen: JudgedQuery[], told: JudgedQuery[]] {
  const byKind = [...Map.groupBy(queries, (each) => each.kind).values()].flat();
  return [byKind.filter((_, i) => i % 2 === 0), byKind.filter((_, i) => i % 2 === 1)];
}

/** Goes through all weights once, keeps what makes the first half better, and leaves the best in `WEIGHTS`. */
export async function tune(
  closed: Closed,
  queries: readonly JudgedQuery[],
  onTry: (tried: Try) => void,
): Promise<Weights> {
  const [chosenBy, toldBy] = halves(queries);
  closed.remember();
  const measure = async () => ({
    chosen: figuresOf(await evaluate(closed, chosenBy)).ndcg,
    told: figuresOf(await evaluate(closed, toldBy)).ndcg,
  });
  let best = await measure();
  onTry({ name: null, value: 0, ...best, isKept: true });
  for (const name of Object.keys(WEIGHTS) as (keyof Weights)[]) {
    const start = WEIGHTS[name];
    let kept = start;
    for (const weight of FACTORS.map((factor) => Number((start * factor).toFixed(3)))) {
      if (weight > MOST) continue;
      WEIGHTS[name] = weight;
      const figures = await measure();
      const isKept = figures.chosen > best.chosen + WORTH;
      onTry({ name, value: WEIGHTS[name], ...figures, isKept });
      if (!isKept) continue;
      best = figures;
      kept = WEIGHTS[name];
    }
    WEIGHTS[name] = kept;
  }
  return { ...WEIGHTS };
}
