// `npm run db:restore -- DIR`: makes a marketplace of what `db:export` wrote, in an empty data folder; the search index is
// built anew at the next start.
import { dataFolder } from "./runtime/places.ts";
import { restoreData } from "./runtime/backup.ts";
import { run, step } from "./runtime/screen.ts";

run(async () => {
  const folder = process.argv[2];
  if (!folder) throw new Error("Say where from: npm run db:restore -- DIR");
  const { rows, objects } = await restoreData(folder, dataFolder());
  step(`Restored ${rows} rows and ${objects} objects into ${dataFolder()}`);
});
