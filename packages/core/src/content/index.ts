// What operators write for the shop: slides, banners, rows, pages of help and policies.
export { arrangeContent, createContent, removeContent, saveContent, setContentStatus } from "./commands.ts";
export { contentChanged } from "./jobs.ts";
export { contentById, contentPage, contentPages, listContent, shownBlocks, type ShownBlock } from "./queries.ts";
