// The judgements that search is measured against: our own for the demo catalogue, or any benchmark in three files.
// What is wrong with a file is told with its line.
import { createReadStream } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { ROOT } from "../runtime/places.ts";
import type { Grades } from "./metrics.ts";

/** A query whose products were judged. */
export interface JudgedQuery {
  id: string;
  query: string;
  kind: string;
  grades: Grades;
}

/** A product as a benchmark describes it. */
export interface BenchmarkProduct {
  id: string;
  title: string;
  description: string;
}

/** Our own judgements of the demo catalogue, one query to a line; products are named by their slug. */
const LABELS_FILE = join(ROOT, "data/search-labels.ndjson");

const Grade = z.number().min(0).max(10);
const Id = z.union([z.string().min(1).max(200), z.number()]).transform(String);
const Label = z.object({
  query: z.string().trim().min(1),
  kind: z.string().min(1),
  grades: z.record(z.string(), Grade),
});
const Product = z.object({ id: Id, title: z.string(), description: z.string().nullish() });
const Query = z.object({ id: Id, query: z.string().trim().min(1) });
const GradeLine = z.object({ query_id: Id, product_id: Id, grade: Grade });

/** Complaints told at most. */
const COMPLAINTS_MOST = 10;

/** Complaints about one file, thrown together. */
class Complaints {
  private readonly file: string;
  private readonly found: string[] = [];
  private count = 0;

  constructor(file: string) {
    this.file = basename(file);
  }

  add(line: number, what: string): void {
    if (++this.count <= COMPLAINTS_MOST) this.found.push(`${this.file}, line ${line}: ${what}`);
  }

  throwIfAny(): void {
    if (this.count === 0) return;
    const more = this.count > this.found.length ? `\n… and ${this.count - this.found.length} more.` : "";
    throw new Error(`${this.found.join("\n")}${more}`);
  }
}

interface Line<T> {
  number: number;
  value: T;
}

/** The lines of an NDJSON file, gzipped if its name ends so. @throws Error naming every line that is not what it should be */
async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<Line<T>[]> {
  const raw = createReadStream(file);
  const bytes = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  raw.on("error", (error) => bytes.destroy(error));
  const complaints = new Complaints(file);
  const lines: Line<T>[] = [];
  let number = 0;
  try {
    for await (const text of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (text.trim() === "") continue;
      const parsed = schema.safeParse(jsonOf(text));
      if (parsed.success) lines.push({ number, value: parsed.data });
      else
        complaints.add(
          number,
          parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; "),
        );
    }
  } catch (error) {
    throw new Error(`${file} cannot be read after line ${number}: ${(error as Error).message}`, { cause: error });
  }
  complaints.throwIfAny();
  if (lines.length === 0) throw new Error(`${file} is empty.`);
  return lines;
}

/** The JSON of a line; undefined, which no schema takes, for what is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** Our own judgements. `known` are the slugs there are. @throws Error naming lines with other slugs or a query twice */
export async function readLabels(known: ReadonlySet<string>): Promise<JudgedQuery[]> {
  const lines = await readLines(LABELS_FILE, Label);
  const complaints = new Complaints(LABELS_FILE);
  const seen = new Set<string>();
  for (const { number, value } of lines) {
    for (const slug of Object.keys(value.grades)) if (!known.has(slug)) complaints.add(number, `no product "${slug}"`);
    if (seen.has(value.query)) complaints.add(number, `"${value.query}" was judged above`);
    seen.add(value.query);
  }
  complaints.throwIfAny();
  return lines.map(({ value: { query, kind, grades } }) => ({
    id: query,
    query,
    kind,
    grades: new Map(Object.entries(grades)),
  }));
}

/** A benchmark in a folder: `products`, `queries` and `labels`, each `.ndjson.gz`. */
export interface Benchmark {
  products: BenchmarkProduct[];
  queries: JudgedQuery[];
}

/** Reads a benchmark. @throws Error naming the file and line of what is wrong */
export async function readBenchmark(folder: string): Promise<Benchmark> {
  const file = (name: string) => join(folder, `${name}.ndjson.gz`);
  const products = await readLines(file("products"), Product);
  const queries = await readLines(file("queries"), Query);
  const labels = await readLines(file("labels"), GradeLine);
  const grades = new Map<string, Map<string, number>>(once(file("queries"), queries).map((id) => [id, new Map()]));
  const known = new Set(once(file("products"), products));
  const complaints = new Complaints(file("labels"));
  for (const { number, value } of labels) {
    const own = grades.get(value.query_id);
    if (!own) complaints.add(number, `no query "${value.query_id}"`);
    else if (!known.has(value.product_id)) complaints.add(number, `no product "${value.product_id}"`);
    else own.set(value.product_id, Math.max(value.grade, own.get(value.product_id) ?? 0));
  }
  complaints.throwIfAny();
  return {
    products: products.map(({ value: { id, title, description } }) => ({ id, title, description: description ?? "" })),
    queries: queries.map(({ value }) => ({ ...value, kind: kindOf(value.query), grades: grades.get(value.id)! })),
  };
}

/** The ids of lines. @throws Error naming lines whose id was there before */
function once(file: string, lines: readonly Line<{ id: string }>[]): string[] {
  const complaints = new Complaints(file);
  const seen = new Set<string>();
  for (const { number, value } of lines) {
    if (seen.has(value.id)) complaints.add(number, `the id "${value.id}" is there already`);
    seen.add(value.id);
  }
  complaints.throwIfAny();
  return [...seen];
}

/** Queries of a benchmark are told apart by their length. */
function kindOf(query: string): string {
  const words = query.split(/\s+/).length;
  return words === 1 ? "1 word" : words < 5 ? `${words} words` : "5 words or more";
}
