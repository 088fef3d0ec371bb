// How sellers keep what customers were promised.
export { healthOfSeller, ownHealth } from "./queries.ts";
