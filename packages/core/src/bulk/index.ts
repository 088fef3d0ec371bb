// Changes of many offers at once: worked out, done as a job, undone within a day.
export { forgetBulks, prepareBulk, startBulk, stopBulk, undoBulk } from "./commands.ts";
export { bulkMoved } from "./jobs.ts";
export { bulkItems, bulkView, listBulks } from "./queries.ts";
export { bulkFile } from "./streams.ts";
