// Wish lists: what a buyer means to have one day, alone or shared by a link.
export { createList, deleteList, makeDefault, renameList, shareList, unshareList } from "./commands.ts";
export { listCards, listView, myWishes, sharedList } from "./queries.ts";
export { type Standing, standingOf } from "./rules.ts";
export { standings } from "./standings.ts";
export { addWish, editWish, moveWish, removeWish, restoreWishes, unwish } from "./wishes.ts";
