// One cart: a shell around the reducer. Storage is synchronous, so no change can come between read and write.
import { DurableObject } from "cloudflare:workers";
import type { CartAnswer, CartChange, CartState, CartStub } from "../kernel/index.ts";
import { applyChange, EMPTY_CART } from "./rules.ts";

/** How many keys of changes a cart remembers, so that a repeated request is not applied twice. */
const KEYS_KEPT = 50;

/** The object of one cart. */
export class CartObject extends DurableObject implements CartStub {
  async read(): Promise<CartState> {
    return this.ctx.storage.kv.get<CartState>("cart") ?? EMPTY_CART;
  }

  async apply(change: CartChange, key: string | null): Promise<CartAnswer> {
    const cart = this.ctx.storage.kv.get<CartState>("cart") ?? EMPTY_CART;
    const keys = this.ctx.storage.kv.get<string[]>("keys") ?? [];
    if (key !== null && keys.includes(key)) return { ok: true, cart };
    const answer = applyChange(cart, change);
    if (!answer.ok) return answer;
    this.ctx.storage.kv.put("cart", answer.cart);
    if (key !== null) this.ctx.storage.kv.put("keys", [...keys, key].slice(-KEYS_KEPT));
    return answer;
  }
}
