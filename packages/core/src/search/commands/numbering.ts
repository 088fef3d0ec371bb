// Numbers of facet values: given once, the same ever after, so that a product's facts can be kept as a few numbers.
import { type ValueId, VALUES_PER_KEY } from "../rules/facts.ts";
import type { NamedValue } from "../rules/document.ts";

const nameOf = ({ key, value }: Pick<NamedValue, "key" | "value">): string => `${key}\0${value}`;

/** The numbers of facet values, remembered while many products are indexed one after the other. */
export class Numbering {
  readonly #search: D1Database;
  readonly #known = new Map<string, { id: ValueId; label: string }>();

  constructor(search: D1Database) {
    this.#search = search;
  }

  /** The number of a value that `learn` was told of. */
  of(value: NamedValue): ValueId {
    return this.#known.get(nameOf(value))!.id;
  }

  /** Reads the numbers of these values, after giving numbers to those that have none and new labels to those renamed. */
  async learn(values: readonly NamedValue[]): Promise<void> {
    const named = new Map(values.map((value) => [nameOf(value), value]));
    const unknown = [...named.entries()].filter(([name, { label }]) => this.#known.get(name)?.label !== label);
    if (unknown.length === 0) return;
    const asked = JSON.stringify(
      unknown.map(([, { key, keyLabel, value, label, hex }]) => [key, keyLabel, value, label, hex]),
    );
    const results = await this.#search.batch<{ id: ValueId; key: string; value: string; label: string }>(
      [NEW_KEYS, NEW_VALUES, NEW_LABELS, NUMBERS].map((text) => this.#search.prepare(text).bind(asked)),
    );
    for (const row of results.at(-1)?.results ?? []) this.#known.set(nameOf(row), { id: row.id, label: row.label });
  }
}

const NEW_KEYS = `INSERT INTO facet_key (no, key, label)
  SELECT (SELECT coalesce(max(no), 0) FROM facet_key) + row_number() OVER (ORDER BY key), key, label FROM (
    SELECT value ->> 0 AS key, min(value ->> 1) AS label FROM json_each(?1)
    WHERE value ->> 0 NOT IN (SELECT key FROM facet_key) GROUP BY 1)`;

const NEW_VALUES = `INSERT INTO facet_value (id, key, value, label, hex)
  SELECT (SELECT coalesce(max(v.id), k.no * ${VALUES_PER_KEY}) FROM facet_value v WHERE v.id BETWEEN k.no * ${VALUES_PER_KEY} AND k.no * ${VALUES_PER_KEY} + ${VALUES_PER_KEY - 1})
      + row_number() OVER (PARTITION BY k.no ORDER BY n.value ->> 2), k.key, n.value ->> 2, n.value ->> 3, n.value ->> 4
  FROM json_each(?1) n CROSS JOIN facet_key k ON k.key = n.value ->> 0
  WHERE NOT EXISTS (SELECT 1 FROM facet_value v WHERE v.key = k.key AND v.value = n.value ->> 2)`;

const NEW_LABELS = `UPDATE facet_value SET label = n.value ->> 3, hex = coalesce(n.value ->> 4, hex) FROM json_each(?1) n
  WHERE facet_value.key = n.value ->> 0 AND facet_value.value = n.value ->> 2 AND facet_value.label <> n.value ->> 3`;

const NUMBERS = `SELECT v.id, v.key, v.value, v.label FROM json_each(?1) n CROSS JOIN facet_value v ON v.key = n.value ->> 0 AND v.value = n.value ->> 2`;
