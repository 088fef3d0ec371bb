// The cart's pages and buying again, in English. Only those pages load them.
import type { LineProblem, PutOutcome } from "@stoa/client";
import { countText } from "./count.ts";

const some = (n: number, one: string, many: string) => `${countText(n, "en")} ${n === 1 ? one : many}`;

export const cart = {
  problem: {
    out_of_stock: () => "Sold out. Remove it to go on.",
    less_available: (n) => `Only ${n} left. Lower the quantity.`,
    over_limit: (n) => `The seller sells at most ${n} to one order. Lower the quantity.`,
    seller_paused: () => "The seller is not selling at the moment. Save it for later, or remove it.",
    not_sold_here: () => "The seller does not sell it in this country. Remove it to go on.",
    unavailable: () => "No longer offered. Remove it to go on.",
  } as Record<LineProblem, (n: number) => string>,
  cheaper: (was: string) => `The price fell. It was ${was} when you last looked.`,
  dearer: (was: string) => `The price rose. It was ${was} when you last looked.`,
  fewerThanWanted: (wanted: number, n: number) =>
    `You had ${wanted} of it in two carts. ${n} is the most for one order.`,
  drifted: (n: number) => `${some(n, "thing is", "things are")} different than when you last looked.`,
  accept: "Seen",
  gone: (n: number) => `${some(n, "thing", "things")} in your cart no longer exist.`,
  takeOut: "Take them out",
  removed: (n: number) => `${some(n, "line was", "lines were")} removed.`,
  removedOne: (title: string) => `${title} was removed`,
  undo: "Undo",
  clear: "Empty the cart",
  save: "Save for later",
  saved: (n: number) => `Saved for later (${n})`,
  savedHint: "Nothing of this is in your order.",
  unsave: "Move to cart",
  unsaveNamed: (title: string) => `Move ${title} to the cart`,
  forget: "Remove",
  forgetNamed: (title: string) => `Remove ${title} from what is saved`,
  share: "Share this cart",
  shareHint: "Whoever opens the link sees these things and can add them to their own cart.",
  link: "Link",
  copy: "Copy",
  copied: "Copied",
  offered: {
    title: "Things for your cart",
    lead: "Someone put these together for you. Nothing is in your cart yet.",
    add: (n: number) => `Add ${some(n, "item", "items")} to your cart`,
    none: "None of this can be bought now",
    noneHint: "The offers in this link have ended or are sold out.",
  },
  again: "Buy again",
  put: (n: number) => (n === 0 ? "Nothing could be added." : `${some(n, "item", "items")} added to your cart.`),
  notAll: "This could not be had:",
  something: "One thing",
  short: {
    out_of_stock: () => "sold out",
    less_available: (n) => (n === 0 ? "sold out" : `only ${n} left`),
    over_limit: (n) => `${n} is the most for one order`,
    seller_paused: () => "the seller is not selling at the moment",
    not_sold_here: () => "not sold in this country",
    unavailable: () => "no longer offered",
    cart_full: () => "your cart is full",
    gone: () => "no longer sold",
  } as Record<NonNullable<PutOutcome["reason"]>, (n: number) => string>,
};
