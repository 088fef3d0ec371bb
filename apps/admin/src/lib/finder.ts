// The search across the app: what was found, as commands of the palette.
import { query } from "@solidjs/router";
import type { FoundKind } from "@stoa/client";
import type { Command } from "@stoa/ui/desk";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

/** Where the pages of each kind are, and what the kind is called. */
const PLACES: Partial<Record<FoundKind, { group: string; path: string }>> = {
  order: { group: "Orders", path: "/orders" },
  user: { group: "Users", path: "/users" },
  seller: { group: "Sellers", path: "/sellers" },
  product: { group: "Products", path: "/products" },
};

const found = query((q: string) => read(() => api().admin.finder.find.query({ q })), "found");

/** What some words find, each with the address of its page. */
export async function search(words: string): Promise<Command[]> {
  const q = words.trim().slice(0, 80);
  if (q.length < 2) return [];
  return ((await found(q)) ?? []).flatMap(({ kind, id, title, note }) => {
    const place = PLACES[kind];
    return place ? [{ group: place.group, label: title, note, href: `${place.path}/${id}` }] : [];
  });
}
