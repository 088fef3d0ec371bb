// Views of lists that people of a desk keep under a name.
export { removeView, saveView } from "./commands.ts";
export { type DeskCtx, listViews, viewsOnFile } from "./queries.ts";
