// Parts of the browser's tests that take about the same time. Vitest by itself deals files out by their number.
import { basename } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Seconds of the files that take long, on two cores that do nothing else. A file that is not named takes ten. */
const SECONDS: Record<string, number> = {
  "accessibility.test.ts": 110,
  "money.test.ts": 40,
  "seller-life.test.ts": 35,
  "feel.test.ts": 35,
  "searching.test.ts": 30,
  "signing-in.test.ts": 30,
  "killing.test.ts": 30,
  "account.test.ts": 30,
  "returning.test.ts": 25,
  "shipping.test.ts": 25,
  "import.test.ts": 25,
  "reviewing.test.ts": 20,
  "notices.test.ts": 20,
  "disputing.test.ts": 15,
  "onboarding.test.ts": 15,
};
const OTHER_SECONDS = 10;

const secondsOf = ({ moduleId }: TestSpecification): number => SECONDS[basename(moduleId)] ?? OTHER_SECONDS;

/** Deals the files out, the longest first, each to the part that has the least so far. */
export class EvenShards extends BaseSequencer {
  override async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { index, count } = this.ctx.config.shard!;
    const parts = Array.from({ length: count }, () => ({ seconds: 0, files: [] as TestSpecification[] }));
    const longestFirst = files.toSorted((a, b) => secondsOf(b) - secondsOf(a) || a.moduleId.localeCompare(b.moduleId));
    for (const file of longestFirst) {
      const least = parts.reduce((found, part) => (part.seconds < found.seconds ? part : found));
      least.files.push(file);
      least.seconds += secondsOf(file);
    }
    return parts[index - 1]!.files;
  }
}
