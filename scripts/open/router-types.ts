// What TypeScript knows of the router: the input and the output of each procedure that is open, and what the source says of
// it where it is done. Starts the compiler; takes seconds.
import { join } from "node:path";
import { type Node, SyntaxKind } from "typescript/unstable/ast";
import { API, type Checker, type Symbol, SymbolFlags, type Type } from "typescript/unstable/sync";
import { ROOT } from "../runtime/places.ts";
import { type Named, type Shape, ShapeReader } from "./shapes.ts";

/** A procedure as the source has it. `input` is null where it takes none; `throws` are codes of errors. */
export type TypedProcedure = {
  readonly input: Shape | null;
  readonly output: Shape;
  readonly doc: string;
  readonly throws: readonly string[];
};

export type RouterTypes = {
  readonly procedures: ReadonlyMap<string, TypedProcedure>;
  readonly named: ReadonlyMap<string, Named>;
};

/** Reads the types of these procedures. */
export function readRouter(paths: Iterable<string>): RouterTypes {
  const api = new API({ cwd: ROOT });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [join(ROOT, "packages/api/tsconfig.json")] });
    const { checker, program } = snapshot.getProjects()[0]!;
    const file = program.getSourceFile(join(ROOT, "packages/api/src/root.ts"))!;
    const found = checker
      .getExportsOfModule(checker.getSymbolAtLocation(file)!)
      .find(({ name }) => name === "appRouter")!;
    const router = checker.getTypeOfSymbol(found)!;
    const reader = new ShapeReader(checker);
    const procedures = new Map<string, TypedProcedure>();
    for (const path of paths) procedures.set(path, procedureAt(checker, reader, member(checker, router, path)));
    return { procedures, named: reader.named };
  } finally {
    api.close();
  }
}

function member(checker: Checker, type: Type, path: string): Symbol {
  let [at, symbol]: [Type, Symbol | undefined] = [type, undefined];
  for (const name of path.split(".")) {
    symbol = checker.getPropertyOfType(at, name);
    if (!symbol) throw new Error(`The router has no ${path}.`);
    at = checker.getTypeOfSymbol(symbol)!;
  }
  return symbol!;
}

function procedureAt(checker: Checker, reader: ShapeReader, symbol: Symbol): TypedProcedure {
  const type = checker.getTypeOfSymbol(symbol)!;
  const typeAt = (path: string) => checker.getTypeOfSymbol(member(checker, type, path))!;
  const input = typeAt("_def.$types.input");
  return {
    input: input.isIntrinsicType() ? null : reader.read(input),
    output: reader.read(typeAt("_def.$types.output")),
    ...told(checker, symbol),
  };
}

/** Every node under one, itself included, from the first to the last. */
function* nodesOf(node: Node): Generator<Node> {
  yield node;
  const children: Node[] = [];
  node.forEachChild((child) => {
    children.push(child);
    return undefined;
  });
  for (const child of children) yield* nodesOf(child);
}

/** What the function behind a procedure promises: the first function of ours with words that its body calls. */
function told(checker: Checker, procedure: Symbol): Pick<TypedProcedure, "doc" | "throws"> {
  const declaration = procedure.declarations[0]?.resolve();
  for (const node of declaration ? nodesOf(declaration) : []) {
    if (node.kind !== SyntaxKind.CallExpression) continue;
    const { expression } = node as Node & { expression: Node & { name?: Node } };
    const called = checker.getSymbolAtLocation(expression.name ?? expression);
    if (!called) continue;
    const of = (called.flags & SymbolFlags.Alias) === 0 ? called : checker.getAliasedSymbol(called);
    if (!of.declarations.some(({ path }) => path.includes("/packages/core/"))) continue;
    const doc = of.getDocumentationComment(checker);
    const throws = of
      .getJsDocTags(checker)
      .filter(({ name }) => name === "throws")
      .flatMap(({ text = "" }) => text.match(/\b[A-Z]{2,}(_[A-Z]+)*\b/g) ?? []);
    if (doc !== "") return { doc, throws: [...new Set(throws)] };
  }
  return { doc: "", throws: [] };
}
