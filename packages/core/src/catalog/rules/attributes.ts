// Typed values: whether what a product says of itself is what its category asks for, and how it is written down.
import { type AttributeKind, type AttributeValue, type CategoryAttribute, DomainError } from "@stoa/contract";

/** A value as it is stored: `text` as shown, `number` in the attribute's unit for filters. */
export interface AttributeRow {
  key: string;
  label: string;
  text: string;
  number: number | null;
  unit: string | null;
}

/** A stored value with the kind of its attribute, undefined where nobody knows the attribute any more. */
export type PresentRow = AttributeRow & { kind?: AttributeKind | undefined };

type Typed = Pick<CategoryAttribute, "key" | "label" | "kind" | "unit">;

/** A stored value as it is edited. */
export function valueOf({ text, number }: AttributeRow, kind: AttributeKind | undefined): AttributeValue["value"] {
  if (kind === "number") return number ?? text;
  return kind === "boolean" ? text === "Yes" : text;
}

function written({ key, label, kind, unit }: Typed, value: AttributeValue["value"]): AttributeRow {
  const isRight = kind === "text" ? typeof value === "string" : typeof value === kind;
  if (!isRight || (typeof value === "number" && !Number.isFinite(value)))
    throw new DomainError("INVALID_INPUT", { field: `attributes.${key}`, kind });
  if (typeof value === "boolean") return { key, label, text: value ? "Yes" : "No", number: null, unit: null };
  return { key, label, text: String(value), number: typeof value === "number" ? value : null, unit };
}

/**
 * The rows of a product's values, in the order in which the category asks for them, others after. A value that the
 * product has already stays as it is written, whatever its category asks now. `axes` are the names of the axes on
 * which variants differ: what these say, the product need not say again.
 * @throws INVALID_INPUT a required value is missing, a value is of another kind, or nobody knows the attribute
 */
export function attributeRows(
  values: readonly AttributeValue[],
  of: { asked: readonly CategoryAttribute[]; present?: readonly PresentRow[]; axes?: readonly string[] },
): AttributeRow[] {
  const asked = new Map(of.asked.map((one) => [one.key, one]));
  const present = new Map((of.present ?? []).map((row) => [row.key, row]));
  const given = new Map(values.map(({ key, value }) => [key, value]));
  if (given.size < values.length) throw new DomainError("INVALID_INPUT", { field: "attributes" });
  const missing = of.asked.find((one) => one.required && !given.has(one.key) && !of.axes?.includes(one.label));
  if (missing) throw new DomainError("INVALID_INPUT", { field: `attributes.${missing.key}` });
  const order = [...asked.keys()];
  const place = (key: string) => (asked.has(key) ? order.indexOf(key) : order.length);
  return [...given]
    .map(([key, value]) => {
      const typed = asked.get(key);
      const row = present.get(key);
      if (row && valueOf(row, row.kind ?? typed?.kind) === value) return row;
      if (!typed) throw new DomainError("INVALID_INPUT", { field: `attributes.${key}` });
      return written(typed, value);
    })
    .toSorted((a, b) => place(a.key) - place(b.key));
}
