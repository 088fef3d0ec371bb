// Every form that can be posted without scripts. Pages import theirs from its own file, so that they carry no other.
import { register, requestReset, resetPassword, signOut, verify } from "./account.ts";
import { answerApp, deleteApp, disconnectApp, makeKey, registerApp, revokeKey, switchApp } from "./access.ts";
import { addToCart, setQuantity } from "./cart.ts";
import { CART_PAGE_FORMS } from "./cart-page.ts";
import { CASE_FORMS } from "./cases.ts";
import { payAgain, placeOrder } from "./checkout.ts";
import { NOTICE_FORMS } from "./notices.ts";
import { cancelItems, findOrder } from "./orders.ts";
import {
  createList,
  deleteList,
  editWish,
  makeDefaultList,
  moveWish,
  removeWish,
  renameList,
  restoreWish,
  shareList,
  unshareList,
} from "./lists.ts";
import { beginLook, stopLooking } from "./look.ts";
import {
  changePassword,
  eraseAccount,
  makeDefaultAddress,
  removeAddress,
  requestEmailChange,
  saveAddress,
  setProfile,
} from "./person.ts";
import { REVIEW_FORMS } from "./reviews.ts";
import { SIGNING_FORMS } from "./signing.ts";
import { addWish } from "./wish.ts";

export const FORMS = [
  addToCart,
  setQuantity,
  ...CART_PAGE_FORMS,
  ...Object.values(SIGNING_FORMS),
  register,
  verify,
  requestReset,
  resetPassword,
  signOut,
  setProfile,
  changePassword,
  requestEmailChange,
  saveAddress,
  removeAddress,
  makeDefaultAddress,
  eraseAccount,
  placeOrder,
  payAgain,
  cancelItems,
  findOrder,
  ...CASE_FORMS,
  ...REVIEW_FORMS,
  ...NOTICE_FORMS,
  addWish,
  createList,
  renameList,
  makeDefaultList,
  deleteList,
  shareList,
  unshareList,
  editWish,
  moveWish,
  removeWish,
  restoreWish,
  makeKey,
  revokeKey,
  registerApp,
  switchApp,
  deleteApp,
  disconnectApp,
  answerApp,
  beginLook,
  stopLooking,
];
