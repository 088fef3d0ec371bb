// The search across a dashboard.
export { findAsAdmin, findAsSeller } from "./queries.ts";
