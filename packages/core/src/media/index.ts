// Media: pictures by content hash.
export { type Measure, storeImage } from "./commands.ts";
export { imageKey } from "./rules.ts";
