// Media: pictures by content hash, what may become one, and how they are served.
export { colourOfPixel } from "./colour.ts";
export { type Painter, storeImage, storePicture } from "./commands.ts";
export { formatFor, imageKey, isServedAsIs, SERVED, type ServedFormat, servedKey } from "./rules.ts";
