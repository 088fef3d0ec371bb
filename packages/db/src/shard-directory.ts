// What an id cannot say: which product has a slug, which purchase an order belongs to. One database knows it for all, and is the
// last judge of names that are unique over all of them. Like shards.ts it is proved by a test and runs in no deployment yet.
import { sql } from "drizzle-orm";
import type { Database } from "./connect.ts";

/** The table, in the one database that is the directory. */
export const DIRECTORY = "CREATE TABLE shard_directory (name TEXT PRIMARY KEY, id TEXT NOT NULL) STRICT, WITHOUT ROWID";

/**
 * Takes a name, such as `slug:a-lamp`, for an id; the id that has it afterwards. Taken before the row is written: a name whose
 * row never came is taken again by the same id, and by nobody else.
 */
export async function claimName<T extends string>(directory: Database, name: string, id: T): Promise<T> {
  await directory.run(sql`INSERT INTO shard_directory VALUES (${name}, ${id}) ON CONFLICT DO NOTHING`);
  return (await idOfName<T>(directory, name))!;
}

/** The id that has a name. */
export async function idOfName<T extends string>(directory: Database, name: string): Promise<T | undefined> {
  const [row] = await directory.all<{ id: T }>(sql`SELECT id FROM shard_directory WHERE name = ${name}`);
  return row?.id;
}
