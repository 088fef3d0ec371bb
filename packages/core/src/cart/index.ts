// The cart: what somebody means to buy.
export {
  acceptCart,
  addToCart,
  clearCart,
  forgetSaved,
  mergeGuestCart,
  moveToCart,
  saveForLater,
  setCartQuantity,
  undoRemoval,
} from "./commands.ts";
export { type CartEntry, cartEntries, cartName, cartOf, groupsOf, principalsOf } from "./queries.ts";
export { previewItems, putInCart } from "./several.ts";
