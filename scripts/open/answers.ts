// What the API's document says of answers: the part that only TypeScript knows, as one JSON file that the Worker carries.
import { namedSchema, oneLine, type Schema, schemaOf } from "./schema.ts";
import type { RouterTypes } from "./router-types.ts";

/** The text of `packages/api/src/open/answers.json`: names and procedures in the order of the alphabet, so that it merges well. */
export function answersFile({ procedures, named }: RouterTypes): string {
  const used = new Set<string>();
  const answers = [...procedures].map(([path, { output, doc, throws }]) => {
    const answer = output.kind === "nothing" ? null : schemaOf(output);
    gather(answer, used);
    return [path, { description: oneLine(doc), throws, answer }] as const;
  });
  for (const name of used) gather(namedSchema(named.get(name)!), used);
  const schemas = [...used].map((name): [string, Schema] => [name, namedSchema(named.get(name)!)]);
  const whole = { procedures: sorted(answers), schemas: sorted(schemas) };
  return `${JSON.stringify(whole, null, 1)}\n`;
}

const sorted = (entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Adds every name that a schema leads to. A set that grows while it is walked is walked to its end. */
function gather(of: unknown, into: Set<string>): void {
  if (typeof of !== "object" || of === null) return;
  for (const [key, value] of Object.entries(of)) {
    if (key === "$ref") into.add(String(value).split("/").at(-1)!);
    else gather(value, into);
  }
}
