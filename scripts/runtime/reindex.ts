// The search index of a local marketplace that nobody serves, built anew over the database files.
import { copyCuration } from "@stoa/core/curation";
import { type RebuildProgress, reindexAll } from "@stoa/core/search";
import { connect } from "@stoa/db";
import { closeFile, d1Over, d1Path, openAlone } from "./d1-file.ts";

/** Products in one transaction: far more than D1 would take, and a run that is stopped loses no more than these. */
const CHUNK = 2_000;

/**
 * Indexes every product; goes on where a stopped rebuild was, unless `fresh`. Returns how many it looked at.
 * @throws a marketplace has the databases open
 */
export async function reindexFiles(
  dataFolder: string,
  {
    fresh,
    chunk = CHUNK,
    onProgress,
  }: { fresh: boolean; chunk?: number | undefined; onProgress: (progress: RebuildProgress) => void },
): Promise<number> {
  // Both are found before one is opened: nobody else can look into a file that is open alone.
  const paths = [d1Path(dataFolder, "market"), d1Path(dataFolder, "search")] as const;
  const [market, search] = [openAlone(paths[0]), openAlone(paths[1])];
  try {
    const ctx = { db: connect(d1Over(market)), search: d1Over(search), now: Date.now };
    await copyCuration(ctx);
    return await reindexAll(ctx, { fresh, chunk, onProgress });
  } finally {
    closeFile(search);
    closeFile(market);
  }
}
