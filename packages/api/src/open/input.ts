// Inputs of open procedures as JSON Schema, and read from the address of a GET by that schema.
import { z } from "zod";
import type { OpenProcedure } from "./procedures.ts";

/** A JSON Schema, as zod writes it. */
export type JsonSchema = Record<string, unknown>;

/** The schema of an input, which is always an object. */
export interface InputSchema extends JsonSchema {
  properties: Record<string, JsonSchema>;
  required?: string[];
}

/** The schema of a procedure's input; null where it takes none. */
export function inputSchema({ input }: Pick<OpenProcedure, "input">): InputSchema | null {
  if (input === undefined) return null;
  const { $schema: _, ...schema } = z.toJSONSchema(input as z.ZodType, { io: "input", unrepresentable: "any" });
  return { ...schema, properties: (schema["properties"] ?? {}) as Record<string, JsonSchema> };
}

/** The ways in which a parameter of a GET is written: a word, a number, yes or no, a list of words, or JSON. */
type Writing = "word" | "number" | "truth" | "words" | "json";

const typesOf = (schema: JsonSchema): unknown[] =>
  ((schema["anyOf"] as JsonSchema[] | undefined) ?? [schema]).map(({ type }) => type).filter((type) => type !== "null");

/** How a field is written in an address. */
export function writingOf(schema: JsonSchema): Writing {
  const [type, ...more] = new Set(typesOf(schema));
  if (schema["enum"] || more.length > 0 || type === undefined) return schema["enum"] ? "word" : "json";
  if (type === "number" || type === "integer") return "number";
  if (type === "boolean") return "truth";
  if (type === "array") {
    const { type: of } = (schema["items"] ?? {}) as JsonSchema;
    return of === "string" ? "words" : "json";
  }
  return type === "string" ? "word" : "json";
}

/** Reads one field; what cannot be read is left as it was sent, for the procedure's own schema to refuse. */
function readField(writing: Writing, values: readonly string[]): unknown {
  const [value = ""] = values;
  if (writing === "words") return values;
  if (writing === "number") return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (writing === "truth") return value === "true" ? true : value === "false" ? false : value;
  if (writing === "word") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** The input that the address of a GET spells. Fields that the schema does not know stay, and are refused by it. */
export function readQuery(schema: InputSchema | null, search: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const field = schema && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      return [name, readField(field ? writingOf(field) : "word", search.getAll(name))];
    }),
  );
}
