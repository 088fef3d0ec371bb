// Inputs for any procedure, made from its own schema: right ones by chance, and right ones with one part replaced by
// something hostile.
import { z } from "zod";

type Roll = () => number;
/** A JSON schema as far as inputs have one. */
interface Shape {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape | false;
  prefixItems?: Shape[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  $ref?: string;
  $defs?: Record<string, Shape>;
}

/** Numbers of a seeded sequence, 0 up to 1 (mulberry32). */
export function dice(seed: number): Roll {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(things: readonly T[], roll: Roll): T => things[Math.floor(roll() * things.length)]!;

/** What people, programs and attackers send where something else was meant. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1,
  1.5,
  999,
  1_000,
  2 ** 31,
  2 ** 53,
  1e308,
  -1e308,
  "5",
  [],
  {},
  [[]],
  { a: 1 },

  "",
  " ",
  "\0",
  "a\0b",
  "\u202e",
  "\ud800",
  "🪑".repeat(50),
  "x".repeat(10_000),
  "É".normalize("NFD"),
  "%00",
  "..%2f..%2f",

  "' OR 1=1 --",
  "'; DROP TABLE user; --",
  '" OR ""="',
  "1) UNION SELECT * FROM user --",
  "x' AND randomblob(100000000) --",

  "<script>alert(1)</script>",
  "{{7*7}}",
  "${7*7}",
  "$(id)",
  "=cmd|' /C calc'!A0",
  "../../../etc/passwd",
  "javascript:alert(1)",

  "AND OR NOT NEAR(",
  'title:"',
  "*",
  "^",
  `${"a?".repeat(60)}${"a".repeat(60)}`,
  "(a+)+$",
  "__proto__",
  "constructor",

  "ofr_00000000000000000000000000",
  "usr_x",
  "9".repeat(400),
  "2026-02-30",
  "-0",
  "NaN",
  "Infinity",
  "undefined",
];

const SAMPLES: Record<string, string> = { email: "fuzz@people.test", uri: "https://people.test/", date: "2026-01-31" };

/** A text that looks like what a pattern of ours asks for. */
function textFor({ pattern, format, minLength = 0, maxLength = 40 }: Shape, roll: Roll): string {
  if (format && SAMPLES[format]) return SAMPLES[format];
  const id = /\^\(?\??:?([a-z]{2,4})_/.exec(pattern ?? "")?.[1];
  if (id) return `${id}_${"0123456789abcdefghjkmnpqrstvwxyz"[Math.floor(roll() * 32)]!.repeat(26)}`;
  return pick(["lamp", "Ada", "12/39", "62701", "a-slug", "4242 4242 4242 4242"], roll)
    .padEnd(minLength, "x")
    .slice(0, maxLength);
}

/** A value of a shape. */
function valueOf(shape: Shape, root: Shape, roll: Roll, depth = 0): unknown {
  if (shape.$ref) return valueOf(root.$defs?.[shape.$ref.split("/").at(-1)!] ?? {}, root, roll, depth + 1);
  if ("const" in shape) return shape.const;
  if (shape.enum) return pick(shape.enum, roll);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return valueOf(pick(choices, roll), root, roll, depth + 1);
  if (shape.allOf) return valueOf(shape.allOf[0]!, root, roll, depth + 1);
  switch (shape.type) {
    case "string":
      return textFor(shape, roll);
    case "integer":
    case "number": {
      const from = Math.max(shape.minimum ?? 0, -1_000_000);
      return Math.floor(from + roll() * (Math.min(shape.maximum ?? from + 50, from + 50) - from));
    }
    case "boolean":
      return roll() < 0.5;
    case "array": {
      const first = (shape.prefixItems ?? []).map((of) => valueOf(of, root, roll, depth + 1));
      const { items } = shape;
      if (items === false) return first;
      const count = Math.min((shape.minItems ?? 0) + Math.floor(roll() * 3), shape.maxItems ?? 5);
      return [...first, ...Array.from({ length: count }, () => valueOf(items ?? {}, root, roll, depth + 1))];
    }
    case "object":
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([name]) => shape.required?.includes(name) || roll() < 0.5)
          .map(([name, of]) => [name, depth > 6 ? null : valueOf(of, root, roll, depth + 1)]),
      );
    default:
      return pick(HOSTILE, roll);
  }
}

/** Places in a value where something can stand instead. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, name]))];
}

function replaced(value: unknown, [first, ...rest]: (string | number)[], by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner, i) => (String(i) === String(first) ? replaced(inner, rest, by) : inner));
  const object = value as Record<string, unknown>;
  return { ...object, [first]: replaced(object[first], rest, by) };
}

/** Inputs without end for a procedure with this schema: every third as it should be, the others with one hostile part. */
export function* inputsFor(schema: z.ZodType | undefined, roll: Roll): Generator<unknown> {
  const root = schema
    ? (z.toJSONSchema(schema, { io: "input", unrepresentable: "any", cycles: "ref" }) as Shape)
    : ({} as Shape);
  for (let n = 0; ; n++) {
    const good = schema ? valueOf(root, root, roll) : undefined;
    if (n % 3 === 0 && schema) yield good;
    else if (n % 17 === 1) yield { ...(good as object), priceMinor: 1, role: "admin", sellerId: "sel_x" };
    else yield replaced(good, pick(places(good), roll), pick(HOSTILE, roll));
  }
}
