// Who is signed in, for which team, and what they may do in it.
import { createAsync, query } from "@solidjs/router";
import type { SellerPermission, Viewer } from "@stoa/client";
import { api } from "./api";
import { load } from "./load";

/** Who is looking; null for a visitor. */
export const viewer = query(() => load(api().account.me.query()), "viewer");

/** The team that somebody acts for. */
export const teamOf = (who: Viewer | null | undefined) =>
  who?.sellers.find(({ sellerId }) => sellerId === who.actingFor);

/** What the viewer may do here, so that a page offers nothing that would be refused. */
export function useMay(): (permission: SellerPermission) => boolean {
  const me = createAsync(() => viewer(), { deferStream: true });
  return (permission) => me()?.may.includes(permission) ?? false;
}
