// Offers as files: out of the shop, and in again.
export { cancelImport, checkImport, forgetImports, receiveImport, startImport } from "./commands.ts";
export { fileKey } from "./file.ts";
export { importMoved, stalledImports } from "./jobs.ts";
export { importFindings, importView, listImports } from "./queries.ts";
export { csvRow } from "./rules/csv.ts";
export { exportOffers, importProblems, importTemplate, streamOf } from "./streams.ts";
