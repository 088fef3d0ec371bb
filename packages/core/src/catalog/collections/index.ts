// Collections: products shown together, chosen one by one or by a rule.
export {
  arrangeCollections,
  createCollection,
  removeCollection,
  saveCollection,
  setCollectionStatus,
} from "./commands.ts";
export { collectionChanged } from "./jobs.ts";
export {
  collectionById,
  collectionBySlug,
  type CollectionRecord,
  draftOf,
  listCollections,
  publishedCollections,
} from "./queries.ts";
