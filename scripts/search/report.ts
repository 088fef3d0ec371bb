// The figures of an evaluation as a person reads them.
import { bold, dim } from "../runtime/screen.ts";
import { type Figures, figuresByKind, figuresOf, ndcg, type Ranked } from "./metrics.ts";

const WORST_SHOWN = 12;
/** Products named of each of the worst queries. */
const FOUND_SHOWN = 3;

const share = (value: number): string => value.toFixed(4);

function line(name: string, { queries, ndcg: gained, mrr, zeroRate }: Figures): string {
  return `${name.padEnd(20)}${String(queries).padStart(8)}${share(gained).padStart(10)}${share(mrr).padStart(10)}${`${(zeroRate * 100).toFixed(1)} %`.padStart(10)}`;
}

/** A table of figures per kind of query, the whole, and the queries that were served worst. */
export function evaluationReport(ranked: readonly Ranked[]): string {
  const head = `${"kind of query".padEnd(20)}${"queries".padStart(8)}${"nDCG@10".padStart(10)}${"MRR".padStart(10)}${"nothing".padStart(10)}`;
  const worst = ranked
    .map((each) => ({ ...each, gained: ndcg(each.found, each.grades) }))
    .filter(({ gained }) => gained < 1)
    .toSorted((a, b) => a.gained - b.gained)
    .slice(0, WORST_SHOWN);
  return [
    bold(head),
    ...figuresByKind(ranked).map(([kind, figures]) => line(kind, figures)),
    bold(line("all", figuresOf(ranked))),
    "",
    bold("Served worst"),
    ...worst.map(
      ({ query, gained, found }) =>
        `${share(gained)}  ${query.padEnd(32)} ${dim(found.slice(0, FOUND_SHOWN).join(", ") || "nothing found")}`,
    ),
  ].join("\n");
}
