// Curation: what operators say about search, and what was searched for. Search itself stands to the right and reads
// the copy in its own database.
export { importSynonyms, removeRedirect, removeSynonym, saveSynonym, setPins, setRedirect } from "./commands.ts";
export { copyCuration, curationChanged } from "./jobs.ts";
export { listPins, listRedirects, listSynonyms, pinsOf, redirectOf, synonymById } from "./queries.ts";
export { forgetOldSearches, noteSearch, type NotedSearch, searchReport, searchTerms } from "./report.ts";
export { alternativesByTerm, keptTerms, queryKey } from "./rules.ts";
