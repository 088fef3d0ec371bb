// Turns a submitted form into the input of a call, and the outcome of the call into plain data for the page.
// The same with and without scripts.
import type { ErrorCode, ErrorDetails } from "@stoa/contract";
import { errorCode, errorDetails } from "./errors.ts";

/** What a form led to. `fields` names the inputs that were refused, each with its reasons. */
export type FormResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: ErrorCode; details: ErrorDetails; fields: Record<string, string[]> };

/** The part of a zod schema that is used here. */
type Schema<Input> = {
  safeParse(
    input: unknown,
  ):
    | { success: true; data: Input }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
};

/**
 * Checks a form against a schema and makes the call with it.
 *
 * Called inside an action:
 * `action(async (form: FormData) => { "use server"; return submitForm(ChangeCart, form, (input) => api().shop.cart.change.mutate(input)); })`.
 * A `redirect(…)` thrown inside `call` passes through. So does every failure that is not an expected outcome.
 */
export async function submitForm<Input, Value>(
  schema: Schema<Input>,
  form: FormData | URLSearchParams,
  call: (input: Input) => Promise<Value>,
): Promise<FormResult<Value>> {
  const parsed = schema.safeParse(formInput(form));
  if (!parsed.success) {
    const fields: Record<string, string[]> = {};
    for (const { path, message } of parsed.error.issues) (fields[path.map(String).join(".")] ??= []).push(message);
    return { ok: false, code: "INVALID_INPUT", details: {}, fields };
  }
  try {
    return { ok: true, value: await call(parsed.data) };
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { ok: false, code, details: errorDetails(error), fields: {} };
  }
}

/**
 * The object a form describes by the names of its inputs.
 *
 * A dot nests (`address.city`), a number makes a list (`items.0.offerId`), `[]` at the end collects repeated
 * values (`tags[]`), and `:number` or `:boolean` at the end says what the text stands for (`quantity:number`).
 * An empty text means that nothing was given.
 */
export function formInput(form: FormData | URLSearchParams): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, text] of form.entries()) {
    if (text === "") continue;
    const [, path = "", list, kind] = /^(.*?)(\[\])?(?::(number|boolean))?$/.exec(name) ?? [];
    const value = kind === "number" ? Number(text) : kind === "boolean" ? text === "true" || text === "on" : text;
    place(root, path.split("."), value, list !== undefined);
  }
  return root;
}

/** Names that would reach into every object instead of one. */
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** A place in a list that no form of ours has: the list would be as long as the number says, whatever stands in it. */
const FAR_PLACE = /^\d{4,}$/;

function place(root: Record<string, unknown>, path: readonly string[], value: unknown, collects: boolean): void {
  if (path.some((key) => FORBIDDEN_KEYS.has(key) || FAR_PLACE.test(key))) return;
  let node = root;
  for (const [depth, key] of path.slice(0, -1).entries()) {
    node[key] ??= /^\d+$/.test(path[depth + 1] ?? "") ? [] : {};
    if (typeof node[key] !== "object") return;
    node = node[key] as Record<string, unknown>;
  }
  const last = path.at(-1) ?? "";
  if (!collects) node[last] = value;
  else if (Array.isArray(node[last])) node[last].push(value);
  else node[last] = [value];
}
