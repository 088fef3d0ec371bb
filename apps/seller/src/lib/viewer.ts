// Who is signed in.
import { query } from "@solidjs/router";
import { api } from "./api";
import { load } from "./load";

/** Who is looking; null for a visitor. */
export const viewer = query(() => load(api().account.me.query()), "viewer");
