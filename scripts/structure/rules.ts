// The house rules that a linter cannot say, as functions from a file to complaints. Decides; reads no disk.

/** A file of the repository: its path from the root, with slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/**
 * The features of core in order. A feature may import only features to its left, and only by their `index.ts`; what
 * must flow to the right travels as a job.
 */
export const SHELF = [
  "kernel",
  "audit",
  "views",
  "accounts",
  "sign-in",
  "operators",
  "sellers",
  "access",
  "media",
  "catalog",
  "stock",
  "offers",
  "exchange",
  "bulk",
  "pricing",
  "promotions",
  "delivery",
  "curation",
  "content",
  "search",
  "storefront",
  "lists",
  "cart",
  "payments",
  "ledger",
  "commissions",
  "credits",
  "refunds",
  "disputes",
  "orders",
  "checkout",
  "returns",
  "claims",
  "messages",
  "payouts",
  "reconciliation",
  "reviews",
  "questions",
  "analytics",
  "health",
  "alerts",
  "notifications",
  "privacy",
  "webhooks",
  "finder",
  "operations",
];

/** Most lines of code a file of each kind may have, blank lines and comments not counted; the first match counts. */
const LIMITS: readonly [kind: RegExp, lines: number][] = [
  [/\.test\.tsx?$/, 500],
  [/^apps\/worker\/src\/worker\.ts$/, 60],
  [/^packages\/api\/src\/(account|shop|seller|admin)\/[^/]+\.ts$/, 120],
  [/\/(object|jobs|index)\.ts$/, 150],
  [/^(packages|apps|scripts|e2e)\/.*\.tsx?$/, 300],
];

const FORBIDDEN_NAMES = /^(utils?|helpers?|common|misc|manager|base|types|index2)$/;

/** Names that must say their unit. */
const BARE_NAMES = /^\s*(?:readonly\s+)?(amount|price|date|timeout|duration|weight)\??:/;

/** Where every exported function and class must say what it promises. */
const DOCUMENTED = /^packages\/(contract|db|core|client)\/src\//;

/** Everything that is wrong with a set of files, as sentences that begin with the file. */
export function complaints(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return files
    .filter(({ path }) => !path.endsWith(".d.ts"))
    .flatMap((file) => [
      ...size(file),
      ...opening(file),
      ...naming(file),
      ...shelf(file),
      ...documentation(file),
      ...units(file),
      ...testBeside(file, paths),
      ...asleep(file),
      ...withoutScripts(file),
    ]);
}

function size({ path, text }: SourceFile): string[] {
  const limit = LIMITS.find(([kind]) => kind.test(path))?.[1];
  if (limit === undefined) return [];
  const count = codeLines(text);
  return count > limit ? [`${path}: has ${count} lines of code; the limit for its kind is ${limit}.`] : [];
}

/** Lines that are neither blank nor comment. */
export function codeLines(text: string): number {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !/^(\/\/|\/\*|\*)/.test(line)).length;
}

/** A test's sentences say what it is about. */
function opening({ path, text }: SourceFile): string[] {
  if (/\.test\.tsx?$/.test(path)) return [];
  return /^(#!.*\n)?(\/\/|\/\*)/.test(text) ? [] : [`${path}: opens without a line that says what it owns.`];
}

function naming({ path }: SourceFile): string[] {
  const name = (path.split("/").at(-1) ?? "").replace(/\.(test|config)?\.?(tsx?|mjs)$/, "");
  if (FORBIDDEN_NAMES.test(name)) return [`${path}: "${name}" says nothing about its content.`];
  const isRoute = path.includes("/src/routes/");
  return isRoute || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? [] : [`${path}: file names are kebab-case.`];
}

function shelf({ path, text }: SourceFile): string[] {
  const feature = /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1];
  if (feature === undefined || feature === "testing" || path.endsWith(".test.ts")) return [];
  const own = SHELF.indexOf(feature);
  if (own === -1) return [`${path}: "${feature}" has no place on the shelf.`];
  const found: string[] = [];
  for (const [, specifier = ""] of text.matchAll(/from "((?:\.\.\/|@stoa\/core\/)[^"]+)"/g)) {
    const inner = /^(?:@stoa\/core|(?:\.\.\/)+)\/?([a-z-]+)(?:\/(.+))?$/.exec(specifier);
    const [, other = "", rest] = inner ?? [];
    const place = SHELF.indexOf(other);
    if (place === -1 || other === feature) continue;
    if (place > own) found.push(`${path}: ${feature} may not import ${other}, which stands to its right.`);
    const isRules = /(^|\/)rules(\.ts|\/|$)/.test(rest ?? "");
    if (rest !== undefined && rest !== "index.ts" && !isRules) {
      found.push(`${path}: reaches into ${other}; only its index.ts is its face.`);
    }
  }
  return found;
}

function documentation({ path, text }: SourceFile): string[] {
  if (!DOCUMENTED.test(path) || path.endsWith(".test.ts")) return [];
  const lines = text.split("\n");
  return lines.flatMap((line, i) => {
    const name = /^export (?:async )?(?:function\*?|(?:abstract )?class) (\w+)/.exec(line)?.[1];
    const before = lines[i - 1]?.trim() ?? "";
    const isOverload = lines[i - 1]?.startsWith(`export function ${name}(`) ?? false;
    return name === undefined || before.endsWith("*/") || isOverload
      ? []
      : [`${path}: ${name} does not say what it promises.`];
  });
}

function units({ path, text }: SourceFile): string[] {
  if (!/^packages\/(contract|db)\/src\//.test(path) || path.endsWith(".test.ts")) return [];
  return text.split("\n").flatMap((line, i) => {
    const name = BARE_NAMES.exec(line)?.[1];
    return name === undefined ? [] : [`${path}:${i + 1}: "${name}" does not say its unit.`];
  });
}

function testBeside({ path }: SourceFile, paths: ReadonlySet<string>): string[] {
  const isRules = /^packages\/.*\/rules(\.ts|\/[^/]+\.ts)$/.test(path);
  if (!isRules || path.endsWith(".test.ts") || path.endsWith("/index.ts")) return [];
  const test = path.replace(/\.ts$/, ".test.ts");
  const ofFolder = path.replace(/\/rules\/[^/]+$/, "/rules.test.ts");
  return paths.has(test) || (ofFolder !== path && paths.has(ofFolder))
    ? []
    : [`${path}: has no ${test.split("/").at(-1)} beside it.`];
}

/** What is left asleep stands in an element: in a fragment, the next thing that comes beside it would take it away. */
function asleep({ path, text }: SourceFile): string[] {
  if (!path.endsWith(".tsx")) return [];
  const lines = text.split("\n");
  const indent = (line: string) => line.length - line.trimStart().length;
  return lines.flatMap((line, i) => {
    if (!line.includes("<Still ")) return [];
    const outer = lines.slice(0, i).findLast((one) => one.trim() !== "" && indent(one) < indent(line)) ?? "";
    // An opening tag of several lines ends with a line of its own.
    const opening =
      outer.trim() === ">" ? lines.slice(0, i).findLast((one) => one.startsWith(outer.replace(">", "<"))) : outer;
    return /^\s*<[a-z]/.test(opening ?? "") && line.trim().startsWith("<Still ")
      ? []
      : [`${path}:${i + 1}: Still stands in an element, not bare in a fragment or a component.`];
  });
}

/** The browser does not read what is for it without scripts: a component in there would be counted by the server alone. */
function withoutScripts({ path, text }: SourceFile): string[] {
  if (!path.endsWith(".tsx")) return [];
  return [...text.matchAll(/<noscript\b[^>]*>(.*?)<\/noscript>/gs)].some(([, inner = ""]) => /<[A-Z]/.test(inner))
    ? [`${path}: noscript holds plain elements; a component there makes the browser build anew what comes after it.`]
    : [];
}
