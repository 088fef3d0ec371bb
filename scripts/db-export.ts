// `npm run db:export -- DIR`: everything of a local marketplace that cannot be made again, as files: the market database as
// SQL, and the objects of both buckets. The marketplace must not run. See docs/reliability.md for what is not in it.
import { dataFolder, firstPort } from "./runtime/places.ts";
import { exportData } from "./runtime/backup.ts";
import { refuseServed } from "./runtime/ports.ts";
import { run, step } from "./runtime/screen.ts";

run(async () => {
  const folder = process.argv[2];
  if (!folder) throw new Error("Say where to: npm run db:export -- DIR");
  await refuseServed(firstPort());
  const { rows, objects } = await exportData(dataFolder(), folder);
  step(`Exported ${rows} rows and ${objects} objects to ${folder}`);
});
