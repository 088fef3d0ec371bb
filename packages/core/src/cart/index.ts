// The cart: what somebody means to buy.
export { addToCart, mergeGuestCart, setCartQuantity } from "./commands.ts";
export { type CartEntry, cartEntries, cartName, cartOf, groupsOf } from "./queries.ts";
