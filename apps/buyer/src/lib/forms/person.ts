// The forms of what one keeps of oneself.
import type { SaveAddress } from "@stoa/client";
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { setViewer } from "../visitor.ts";
import { EVERYTHING_OWN, text } from "./fields.ts";

/** A page of the account, with what has just been done there. */
const back = (handle: string, page: string, done: string) => ({ to: `/${handle}/account/${page}?done=${done}` });

/** Changes the name. */
export const setProfile = formAction("set-profile", ["viewer"], async (fields, market) => {
  await api().account.setProfile.mutate({ name: text(fields, "name") });
  return back(market.handle, "profile", "name");
});

/** Changes the password. */
export const changePassword = formAction("change-password", ["viewer"], async (fields, market) => {
  await api().account.changePassword.mutate({
    current: String(fields.get("current") ?? ""),
    password: String(fields.get("password") ?? ""),
    market: market.handle,
  });
  return back(market.handle, "profile", "password");
});

/** Asks for another address; a link goes to it. */
export const requestEmailChange = formAction("change-email", [], async (fields, market) => {
  await api().account.requestEmailChange.mutate({ email: text(fields, "email"), market: market.handle });
  return { to: `/${market.handle}/check-mail?for=change` };
});

/** The fields of an address in a form. */
export function addressOf(fields: FormData): Omit<SaveAddress, "country" | "addressId"> {
  const of = (name: string) => text(fields, name);
  return {
    name: of("name"),
    line1: of("line1"),
    line2: of("line2"),
    city: of("city"),
    region: of("region"),
    postalCode: of("postalCode"),
    phone: of("phone"),
  };
}

/** Keeps an address. */
export const saveAddress = formAction("save-address", ["addresses"], async (fields, market) => {
  const addressId = text(fields, "addressId") as `adr_${string}` | "";
  const address = { ...addressOf(fields), country: text(fields, "country") };
  await api().account.addresses.save.mutate(addressId ? { ...address, addressId } : address);
  return { to: `/${market.handle}/account/addresses` };
});

/** Takes an address out of the book. */
export const removeAddress = formAction("remove-address", ["addresses"], async (fields, market) => {
  await api().account.addresses.remove.mutate({ addressId: text(fields, "addressId") as `adr_${string}` });
  return { to: `/${market.handle}/account/addresses` };
});

/** Makes an address the one that checkout begins with. */
export const makeDefaultAddress = formAction("default-address", ["addresses"], async (fields, market) => {
  await api().account.addresses.makeDefault.mutate({ addressId: text(fields, "addressId") as `adr_${string}` });
  return { to: `/${market.handle}/account/addresses` };
});

/** Forgets the person for good. */
export const eraseAccount = formAction("erase-account", EVERYTHING_OWN, async (fields, market) => {
  await api().account.erase.mutate({ email: text(fields, "email") });
  setViewer(null);
  return { to: `/${market.handle}/account/privacy?done=erased` };
});
