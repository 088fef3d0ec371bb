// What lets programs act for somebody: made, and taken back.
import type { GrantView } from "@stoa/contract";
import { appOf, type Caller, keyOf, tokensOf } from "../programs.ts";
import type { Things } from "./things.ts";

type Access = Pick<Things, "keyId" | "clientId" | "grantId">;

/** A key, an app, and an app that was allowed in. */
export async function makeAccess(holder: Caller): Promise<Access> {
  const scopes = [holder.side === "account" ? "buyer:lists" : "seller:orders.read"] as const;
  await tokensOf(holder, [...scopes]);
  const [grant] = (await holder.browser.query<GrantView[]>(`${holder.side}.grants.list`)).data;
  const [{ keyId }, { clientId }] = [await keyOf(holder, [...scopes]), await appOf(holder, [...scopes])];
  await holder.browser.mutate(`${holder.side}.clients.enable`, { clientId, isEnabled: true });
  return { keyId, clientId, grantId: grant!.grantId };
}

/** Takes back and deletes what `makeAccess` made. */
export async function endAccess({ side, browser }: Caller, of: Access): Promise<void> {
  await browser.mutate(`${side}.keys.revoke`, { keyId: of.keyId });
  await browser.mutate(`${side}.grants.revoke`, { grantId: of.grantId });
  await browser.mutate(`${side}.clients.delete`, { clientId: of.clientId });
}
