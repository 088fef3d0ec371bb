// What a change makes of a cart. A pure reducer: prices and limits come with the change; no clock.
import { type Id, MAX_CART_LINES, MAX_LINE_QUANTITY, MAX_SAVED_LINES } from "@stoa/contract";
import type { CartAnswer, CartChange, CartLine, CartRequest, CartState, CartTerms } from "../kernel/index.ts";

/** A cart nobody has put anything in. */
export const EMPTY_CART: CartState = { version: 0, lines: [], saved: [], notes: [], removed: [] };

/** A cart as it was stored, also by an earlier form of this file. */
export const storedCart = (stored: Partial<CartState> | undefined): CartState => ({ ...EMPTY_CART, ...stored });

const most = (maxPerOrder: number | null | undefined): number =>
  Math.min(MAX_LINE_QUANTITY, maxPerOrder ?? MAX_LINE_QUANTITY);

const has = (lines: readonly CartLine[], offerId: Id<"offer">) => lines.find((line) => line.offerId === offerId);
const without = (lines: readonly CartLine[], offerId: Id<"offer">) => lines.filter((line) => line.offerId !== offerId);

/** A line with the price at which it is seen now. */
function seenAt(line: CartLine, terms: CartTerms | undefined): CartLine {
  if (!terms || terms.unitMinor === null) return line;
  return { ...line, seen: { ...line.seen, [terms.currency]: terms.unitMinor } };
}

/** The lines with so many more units of one; never more than `limit`, nor fewer than there were. */
function grown(lines: readonly CartLine[], added: CartLine, limit: number): CartLine[] {
  const own = has(lines, added.offerId);
  if (!own) return [...lines, { ...added, quantity: Math.min(limit, added.quantity) }];
  const quantity = Math.max(own.quantity, Math.min(limit, own.quantity + added.quantity));
  return lines.map((line) =>
    line === own ? { ...line, quantity, ...(added.seen ? { seen: { ...line.seen, ...added.seen } } : {}) } : line,
  );
}

/** Takes out the lines that `isLeaving` names, and remembers where they were. */
function takenOut(cart: CartState, isLeaving: (line: CartLine) => boolean): CartState {
  const removed = cart.lines.map((line, place) => ({ line, place })).filter(({ line }) => isLeaving(line));
  return removed.length === 0 ? cart : { ...cart, lines: cart.lines.filter((line) => !isLeaving(line)), removed };
}

/** Puts back what the last removal took out; a line that has come in again keeps the larger number. */
function putBack(cart: CartState): CartState {
  const lines = [...cart.lines];
  for (const { line, place } of cart.removed) {
    const at = lines.findIndex((own) => own.offerId === line.offerId);
    const own = lines[at];
    if (own) lines[at] = { ...own, quantity: Math.max(own.quantity, line.quantity) };
    else lines.splice(place, 0, line);
  }
  return { ...cart, lines: lines.slice(0, MAX_CART_LINES), removed: [] };
}

/** Puts things in as far as they fit: up to each one's limit, and while there is room for another line. */
function put(cart: CartState, items: Extract<CartChange, { kind: "put" }>["items"]): CartState {
  const lines = items.reduce<CartLine[]>((all, { terms, ...item }) => {
    const isRoom = has(all, item.offerId) !== undefined || all.length < MAX_CART_LINES;
    return isRoom ? grown(all, seenAt(item, terms), most(terms?.maxPerOrder)) : all;
  }, cart.lines);
  return { ...cart, lines };
}

/**
 * Adds another cart's lines up to the limits. What finds no room as a line is saved for later, while there is room there;
 * each line that could not have all that was wanted is noted.
 */
function merged(cart: CartState, { from, limits }: Extract<CartChange, { kind: "merge" }>): CartState {
  let { lines, saved, notes } = cart;
  const save = (line: CartLine) => {
    if (!has(saved, line.offerId) && saved.length < MAX_SAVED_LINES) saved = [...saved, line];
  };
  for (const line of from.lines) {
    const own = has(lines, line.offerId);
    if (!own && lines.length >= MAX_CART_LINES) {
      save(line);
      notes = [...notes, { offerId: line.offerId, wanted: line.quantity }];
      continue;
    }
    lines = grown(lines, line, most(limits[line.offerId]));
    const wanted = (own?.quantity ?? 0) + line.quantity;
    if ((has(lines, line.offerId)?.quantity ?? 0) < wanted)
      notes = [...notes.filter((note) => note.offerId !== line.offerId), { offerId: line.offerId, wanted }];
  }
  for (const line of from.saved) if (!has(lines, line.offerId)) save(line);
  return { ...cart, lines, saved, notes };
}

/** Takes out what has moved to another cart, and only that: what was added meanwhile stays. */
function moved(cart: CartState, gone: Pick<CartState, "lines" | "saved">): CartState {
  const left = (line: CartLine) => line.quantity - (has(gone.lines, line.offerId)?.quantity ?? 0);
  return {
    ...cart,
    lines: cart.lines.filter((line) => left(line) > 0).map((line) => ({ ...line, quantity: left(line) })),
    saved: cart.saved.filter((line) => !has(gone.saved, line.offerId)),
  };
}

/** The lines with the prices at which they were seen: all of them anew, or only where none was known. */
function withPrices(lines: readonly CartLine[], change: Extract<CartChange, { kind: "seen" }>): CartLine[] {
  const { currency, prices, isAccepted } = change;
  return lines.map((line) => {
    const unitMinor = prices[line.offerId];
    if (unitMinor === undefined || (!isAccepted && line.seen?.[currency] !== undefined)) return line;
    return { ...line, seen: { ...line.seen, [currency]: unitMinor } };
  });
}

function unsaved(cart: CartState, offerId: Id<"offer">, terms: CartTerms | undefined): CartState {
  const line = has(cart.saved, offerId);
  if (!line) return cart;
  return {
    ...cart,
    lines: grown(cart.lines, line, most(terms?.maxPerOrder)),
    saved: without(cart.saved, offerId),
  };
}

/** A line becomes the newest of what is saved; the one it replaces there gives it its number where that is larger. */
function savedForLater(cart: CartState, offerId: Id<"offer">): CartState {
  const line = has(cart.lines, offerId);
  if (!line) return cart;
  const quantity = Math.max(line.quantity, has(cart.saved, offerId)?.quantity ?? 0);
  return {
    ...cart,
    lines: without(cart.lines, offerId),
    saved: [{ ...line, quantity }, ...without(cart.saved, offerId)],
  };
}

function after(cart: CartState, change: CartChange): CartState {
  switch (change.kind) {
    case "add": {
      const { offerId, quantity, terms } = change;
      return { ...cart, lines: grown(cart.lines, seenAt({ offerId, quantity }, terms), MAX_LINE_QUANTITY) };
    }
    case "set":
      if (change.quantity === 0) return takenOut(cart, (line) => line.offerId === change.offerId);
      return {
        ...cart,
        lines: cart.lines.map((line) =>
          line.offerId === change.offerId ? { ...line, quantity: Math.min(MAX_LINE_QUANTITY, change.quantity) } : line,
        ),
      };
    case "put":
      return put(cart, change.items);
    case "save":
      return savedForLater(cart, change.offerId);
    case "unsave":
      return unsaved(cart, change.offerId, change.terms);
    case "forget":
      return { ...cart, saved: without(cart.saved, change.offerId) };
    case "clear":
      return takenOut(cart, () => true);
    case "undo":
      return putBack(cart);
    case "merge":
      return merged(cart, change);
    case "seen":
      return {
        ...cart,
        lines: withPrices(cart.lines, change),
        saved: withPrices(cart.saved, change),
        notes: change.isAccepted ? [] : cart.notes,
      };
    case "bought":
      return cart.version === change.version ? { ...cart, lines: [], notes: [] } : cart;
    case "moved":
      return moved(cart, change);
    case "erase":
      return { ...cart, lines: [], saved: [], notes: [] };
  }
}

/** The limit that a change would break, if it would. */
function refusal(cart: CartState, change: CartChange): CartAnswer | null {
  if (cart.lines.length > MAX_CART_LINES || cart.saved.length > MAX_SAVED_LINES)
    return { ok: false, code: "CART_FULL", details: {} };
  if ((change.kind !== "add" && change.kind !== "set") || change.terms?.maxPerOrder == null) return null;
  const { offerId } = change;
  const { maxPerOrder } = change.terms;
  return (has(cart.lines, offerId)?.quantity ?? 0) > maxPerOrder
    ? { ok: false, code: "OVER_ORDER_LIMIT", details: { offerId, maxPerOrder } }
    : null;
}

const counted = (lines: readonly CartLine[]) => JSON.stringify(lines.map((line) => [line.offerId, line.quantity]));

/**
 * The cart after a change. Only a change of its lines is a new version, not that prices were seen or something was kept
 * for later. Too many lines, or units of one, are refused.
 */
export function applyChange(cart: CartState, change: CartChange): CartAnswer {
  const next = after(cart, change);
  const refused = refusal(next, change);
  if (refused) return refused;
  const isRemoval = next.removed !== cart.removed;
  const isAside = change.kind === "seen";
  const kept = isRemoval || isAside ? next.removed : [];
  const notes = next.notes.filter(({ offerId }) => has(next.lines, offerId) || has(next.saved, offerId));
  const isSame = counted(next.lines) === counted(cart.lines);
  const made = { ...next, version: cart.version + (isSame ? 0 : 1), notes, removed: kept };
  const result = JSON.stringify(made) === JSON.stringify(cart) ? cart : made;
  return change.kind === "put"
    ? { ok: true, cart: result, put: unitsPut(cart, result, change) }
    : { ok: true, cart: result };
}

/** How many units of each offer a `put` brought. */
function unitsPut(cart: CartState, result: CartState, { items }: Extract<CartChange, { kind: "put" }>) {
  const units = (of: CartState, offerId: Id<"offer">) => has(of.lines, offerId)?.quantity ?? 0;
  return Object.fromEntries(items.map(({ offerId }) => [offerId, units(result, offerId) - units(cart, offerId)]));
}

/** The cart after a request. One that is meant for another version is refused, and told what the cart is. */
export function applyRequest(cart: CartState, { change, version }: CartRequest): CartAnswer {
  if (version !== undefined && version !== cart.version) {
    const lines = cart.lines.map(({ offerId, quantity }) => `${offerId}:${quantity}`);
    return { ok: false, code: "CONFLICT", details: { version: cart.version, lines } };
  }
  return applyChange(cart, change);
}
