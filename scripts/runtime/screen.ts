// What a person at the terminal sees: steps, a progress bar, and the box of addresses at the end.
import { stderr, stdout } from "node:process";

let screen: Pick<typeof stdout, "write" | "isTTY"> = stdout;

/** Makes all that is said here go to standard error: standard output is for a program to read. */
export function speakAside(): void {
  screen = stderr;
}

const paint = (code: string) => (text: string) => (screen.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = paint("1");
export const dim = paint("2");
const green = paint("32");

/** One finished step. */
export function step(text: string): void {
  screen.write(`${green("✓")} ${text}\n`);
}

/** Draws how far something has come, how fast it goes and how long it will take; elsewhere than on a terminal once per tenth. */
export function progressBar(label: string): (done: number, total: number, what: string) => void {
  const startedAt = performance.now();
  let lastTenth = -1;
  return (done, total, what) => {
    const share = total === 0 ? 1 : done / total;
    const pace = paceOf(done, total, performance.now() - startedAt);
    if (screen.isTTY) {
      const filled = Math.round(share * 24);
      const bar = "█".repeat(filled) + dim("░".repeat(24 - filled));
      screen.write(`\r\u001b[2K${bar} ${label} ${what} ${counted(done)} of ${counted(total)}${dim(pace)}`);
      if (done >= total) screen.write("\r\u001b[2K");
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth !== lastTenth) screen.write(`  ${label}: ${tenth * 10} %\n`);
    lastTenth = tenth;
  };
}

/** Below this it is too early to tell a pace. */
const PACE_AFTER_MS = 2_000;

function paceOf(done: number, total: number, tookMs: number): string {
  if (done === 0 || done >= total || tookMs < PACE_AFTER_MS) return "";
  return `, ${counted(Math.round((done * 1_000) / tookMs))}/s, ${lasting((tookMs / done) * (total - done))} left`;
}

/** A number as it is read: 1,000,000. */
export const counted = (count: number): string => count.toLocaleString("en");

/** A duration as it is said: `48 s`, `3 min 20 s`. */
export function lasting(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Lines in a frame. Colour codes do not count towards the width. */
export function box(lines: readonly string[]): string {
  // eslint-disable-next-line no-control-regex -- colour codes are control characters
  const width = (text: string) => text.replaceAll(/\u001b\[\d+m/g, "").length;
  const inner = Math.max(...lines.map(width));
  const rows = lines.map((line) => `│  ${line}${" ".repeat(inner - width(line))}  │`);
  const edge = "─".repeat(inner + 4);
  return [`╭${edge}╮`, ...rows, `╰${edge}╯`].join("\n");
}

/** Runs a program's main function; a failure is told as a sentence, not as a stack. */
export function run(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : "";
    console.error(`\n${error instanceof Error ? error.message : String(error)}${cause}\n`);
    process.exit(1);
  });
}
