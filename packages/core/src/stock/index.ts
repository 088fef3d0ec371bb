// Stock: telling a seller once each time that little is left.
export { setLowStock, lowStockOf } from "./commands.ts";
export { offersLow, offersOut } from "./levels.ts";
export { orderRefilled, purchaseRunsLow, stockChanged, stocksChanged } from "./watch.ts";
