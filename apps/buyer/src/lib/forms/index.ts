// Every form that can be posted without scripts. Pages import theirs from its own file, so that they carry no other.
import { register, signIn, signOut } from "./account.ts";
import { addToCart, setQuantity } from "./cart.ts";
import { payAgain, placeOrder } from "./checkout.ts";

export const FORMS = [addToCart, setQuantity, signIn, register, signOut, placeOrder, payAgain];
