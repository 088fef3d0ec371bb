// Writes many rows in few statements: one JSON parameter per statement, whatever the number of rows.
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Picture } from "./catalogue-file.ts";

/** Rows for one table, as the database takes them. */
export interface Rows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

/** Rows of a table, in the order in which they will be inserted. A column that a row does not name has its default. */
export function rowsOf<T extends SQLiteTable>(table: T, rows: readonly T["$inferInsert"][]): Rows {
  const named = rows as readonly Record<string, unknown>[];
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => named.some((row) => row[key] !== undefined));
  return {
    table: getTableName(table),
    columns: columns.map(([, column]) => column.name),
    values: named.map((row) =>
      columns.map(([key, column]) => {
        const value = row[key] === undefined ? column.default : row[key];
        return value == null ? null : column.mapToDriverValue(value);
      }),
    ),
  };
}

/** A row that moved on after it was written, since it may only begin in another state. */
export interface Change {
  readonly table: string;
  readonly id: string;
  readonly set: Readonly<Record<string, string | number | null>>;
}

/** The statement of a change. */
export function changeStatement(db: D1Database, { table, id, set }: Change): D1PreparedStatement {
  const columns = Object.keys(set).map((column) => `${column} = ?`);
  return db.prepare(`UPDATE ${table} SET ${columns.join(", ")} WHERE id = ?`).bind(...Object.values(set), id);
}

/** D1 takes strings of up to 2 000 000 bytes; characters of three bytes still fit. */
const PARAMETER_CHARACTERS = 500_000;

/** Statements that insert the rows in their order. */
export function insertStatements(db: D1Database, { table, columns, values }: Rows): D1PreparedStatement[] {
  const fields = columns.map((_, i) => `value ->> ${i}`).join(", ");
  const insert = `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${fields} FROM json_each(?1)`;
  return parcelsOf(values.map((row) => JSON.stringify(row))).map((parcel) =>
    db.prepare(insert).bind(`[${parcel.join(",")}]`),
  );
}

function parcelsOf(texts: readonly string[]): string[][] {
  const parcels: string[][] = [];
  let room = 0;
  for (const text of texts) {
    if (text.length > room) {
      parcels.push([]);
      room = PARAMETER_CHARACTERS;
    }
    parcels.at(-1)!.push(text);
    room -= text.length + 1;
  }
  return parcels;
}

const PUTS_AT_ONCE = 8;

/** Stores pictures under their hash, several at a time. */
export async function putPictures(media: R2Bucket, pictures: Iterable<Picture>, onStored: () => void): Promise<void> {
  const waiting = pictures[Symbol.iterator]();
  const putAll = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const { hash, bytes } = next.value;
      await media.put(`image/${hash}`, bytes, { httpMetadata: { contentType: "image/webp" } });
      onStored();
    }
  };
  await Promise.all(Array.from({ length: PUTS_AT_ONCE }, putAll));
}
