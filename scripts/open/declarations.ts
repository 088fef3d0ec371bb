// TypeScript of shapes: the interface of every open procedure, with nothing that leads out of the file. Pure.
import { oneLine } from "./schema.ts";
import type { RouterTypes, TypedProcedure } from "./router-types.ts";
import type { Shape } from "./shapes.ts";

const isWord = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name);

const comment = (doc: string, indent: string): string =>
  doc === "" ? "" : `${indent}/** ${oneLine(doc).replaceAll("*/", "* /")} */\n`;

/** A shape as TypeScript writes it. */
export function typeText(shape: Shape, indent = ""): string {
  switch (shape.kind) {
    case "nothing":
      return "undefined";
    case "literal":
      return JSON.stringify(shape.value);
    case "template":
      return `\`${shape.texts.join("${string}")}\``;
    case "array": {
      const of = typeText(shape.of, indent);
      return shape.of.kind === "union" ? `(${of})[]` : `${of}[]`;
    }
    case "tuple":
      return `[${shape.of.map((some) => typeText(some, indent)).join(", ")}]`;
    case "named":
      return shape.name;
    case "union":
      return shape.of
        .map((some) => typeText(some, indent))
        .toSorted()
        .join(" | ");
    case "object":
      return object(shape, indent);
    default:
      return shape.kind;
  }
}

function object({ fields, rest }: Extract<Shape, { kind: "object" }>, indent: string): string {
  const inner = `${indent}  `;
  const lines = fields.map(({ name, isOptional, doc, of }) => {
    const own = isWord(name) ? name : JSON.stringify(name);
    const type = typeText(of, inner) + (isOptional ? " | undefined" : "");
    return `${comment(doc, inner)}${inner}${own}${isOptional ? "?" : ""}: ${type};\n`;
  });
  if (rest) lines.push(`${inner}[name: string]: ${typeText(rest, inner)};\n`);
  return lines.length === 0 ? "Record<never, never>" : `{\n${lines.join("")}${indent}}`;
}

type Tree = { [name: string]: Tree | string };

/** How a procedure is called. */
function callText({ input, output }: TypedProcedure, type: "query" | "mutation", indent: string): string {
  const kind = type === "query" ? "Query" : "Mutation";
  const answer = typeText(output, indent);
  return input ? `${kind}<${typeText(input, indent)}, ${answer}>` : `Plain${kind}<${answer}>`;
}

function treeText(tree: Tree, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(tree).map(([name, of]) =>
    typeof of === "string" ? of : `${inner}readonly ${name}: ${treeText(of, inner)};\n`,
  );
  return `{\n${lines.join("")}${indent}}`;
}

/** What is told of a procedure: its words, and what it is refused with. */
const words = ({ doc, throws }: TypedProcedure): string =>
  `${oneLine(doc)}${throws.length > 0 ? ` @throws ${throws.join(", ")}` : ""}`;

/** The declarations of everything that the router has for other programs. `types` tells queries from mutations. */
export function declarations(
  { procedures, named }: RouterTypes,
  types: ReadonlyMap<string, { type: "query" | "mutation" }>,
  codes: readonly string[],
): string {
  const tree: Tree = {};
  for (const [path, procedure] of procedures) {
    const names = path.split(".");
    const last = names.pop()!;
    const indent = "  ".repeat(names.length + 1);
    const at = names.reduce<Tree>((of, name) => (of[name] ??= {}) as Tree, tree);
    const call = callText(procedure, types.get(path)!.type, indent);
    at[last] = `${comment(words(procedure), indent)}${indent}readonly ${last}: ${call};\n`;
  }
  const interfaces = [...named]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { doc, of }]) => {
      const text = typeText(of);
      return `${comment(doc, "")}export ${of.kind === "object" ? `interface ${name} ${text}` : `type ${name} = ${text};`}\n`;
    });
  return [
    `/** The closed list of what the server refuses with. */\nexport type ErrorCode = ${codes.map((code) => JSON.stringify(code)).join(" | ")};\n`,
    `/** What an error tells: ids, numbers and names of fields. */\nexport type ErrorDetails = Record<string, string | number | boolean | null | readonly string[]>;\n`,
    ...interfaces,
    `/** Every procedure that is open to other programs. */\nexport interface Procedures ${treeText(tree, "")}\n`,
  ].join("\n");
}
