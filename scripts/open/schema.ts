// JSON Schema of shapes, as OpenAPI 3.1 has it. Pure.
import type { Field, Named, Shape } from "./shapes.ts";

export type Schema = { readonly [key: string]: unknown };

/** Numbers whose names end so are whole: money in minor units, points in time, lengths of time, rates, sizes. */
const WHOLE = /(?:Minor|At|Ms|Bps|Grams|Bytes|version|[cC]ount|quantity)$/;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** The schema of a shape; names lead to the document's components. */
export function schemaOf(shape: Shape): Schema {
  switch (shape.kind) {
    case "nothing":
      return { not: {} };
    case "unknown":
      return {};
    case "literal":
      return { const: shape.value };
    case "template":
      return { type: "string", pattern: `^${shape.texts.map(escaped).join(".*")}$` };
    case "array":
      return { type: "array", items: schemaOf(shape.of) };
    case "tuple":
      return {
        type: "array",
        prefixItems: shape.of.map(schemaOf),
        minItems: shape.of.length,
        maxItems: shape.of.length,
      };
    case "named":
      return { $ref: `#/components/schemas/${shape.name}` };
    case "union":
      return union(shape.of);
    case "object":
      return object(shape.fields, shape.rest);
    default:
      return { type: shape.kind };
  }
}

function union(of: readonly Shape[]): Schema {
  const literals = of.flatMap((some) => (some.kind === "literal" ? [some.value] : []));
  const rest = of.filter(({ kind }) => kind !== "literal").map(schemaOf);
  const all = [...rest, ...(literals.length > 0 ? [{ enum: literals.toSorted() }] : [])].toSorted(byText);
  if (all.length === 1) return all[0]!;
  const solid = all.filter(({ type }) => type !== "null");
  const isNullable = all.length === 2 && solid.length === 1 && typeof solid[0]!["type"] === "string";
  return isNullable ? { ...solid[0], type: [solid[0]!["type"], "null"] } : { anyOf: all };
}

function object(fields: readonly Field[], rest: Shape | null): Schema {
  const properties = Object.fromEntries(fields.map((field) => [field.name, property(field)]));
  const required = fields.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
  return {
    type: "object",
    ...(fields.length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(rest ? { additionalProperties: schemaOf(rest) } : {}),
  };
}

function property({ name, doc, of }: Field): Schema {
  const schema = schemaOf(of);
  const { type } = schema;
  const whole = type === "number" ? "integer" : Array.isArray(type) ? type.map(asWhole) : type;
  return {
    ...schema,
    ...(WHOLE.test(name) && whole !== undefined ? { type: whole } : {}),
    ...(doc === "" ? {} : { description: oneLine(doc) }),
  };
}

/** An order that does not hang on the one in which the compiler came upon types. */
const byText = (a: Schema, b: Schema): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const asWhole = (type: unknown): unknown => (type === "number" ? "integer" : type);

/** The schema of a shape that has a name. */
export const namedSchema = ({ doc, of }: Named): Schema => ({
  ...schemaOf(of),
  ...(doc === "" ? {} : { description: oneLine(doc) }),
});

/** Words of a comment without its line breaks. */
export const oneLine = (doc: string): string => doc.replaceAll(/\s*\n\s*/g, " ").trim();
