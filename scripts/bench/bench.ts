// What a bench is, and the figures that all of them speak in.

/** Something that can be measured: `npm run bench -- <name>`. */
export interface Bench {
  name: string;
  summary: string;
  /** Options of the command line with their defaults. */
  options: Record<string, { type: "string"; default: string }>;
  /** What each option means. */
  explains: Record<string, string>;
  measure(options: Record<string, string>): Promise<Report>;
}

/** The figures of a run, for people and for programs. */
export interface Report {
  text: string;
  data: unknown;
}

/** The value that `share` of the times do not exceed; the times need no order. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Rows of text in columns, the first to the left, the others to the right; the first row is the head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row.map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!))).join("  ");
  const [head, ...body] = rows.map(line);
  return [head, "─".repeat(head!.length), ...body].join("\n");
}

/** A time as it is printed: three digits are enough. */
export const milliseconds = (ms: number): string => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
