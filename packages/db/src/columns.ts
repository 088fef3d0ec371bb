// Column makers: a column says its unit by the function that makes it.
import type { Id, IdNoun } from "@stoa/contract";
import { integer, text } from "drizzle-orm/sqlite-core";

/** An id column of one noun. */
export const id = <N extends IdNoun>(_noun: N, name = "id") => text(name).$type<Id<N>>().notNull();

/** An amount in minor units of the row's currency. */
export const minor = (name: string) => integer(name).notNull();

/** A rate in basis points. */
export const bps = (name: string) => integer(name).notNull();

/** A point in time, milliseconds since the epoch, UTC. */
export const at = (name: string) => integer(name).notNull();

/** Text that must be there. */
export const words = (name: string) => text(name).notNull();

/** A whole number that must be there. */
export const count = (name: string) => integer(name).notNull();

/** A closed list of words. */
export const oneOf = <T extends string>(name: string) => text(name).$type<T>().notNull();

/** Plain JSON of a known shape. */
export const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>().notNull();
