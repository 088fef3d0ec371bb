// Reads to when the clock is to be moved: "+14d", "+1d12h", "2026-12-24T10:00Z". Decides; knows no clock.

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** The point in time that is meant, seen from `nowMs`. @throws what is wrong, as a sentence */
export function momentOf(written: string, nowMs: number): number {
  const atMs = written.startsWith("+") ? nowMs + durationOf(written.slice(1)) : dayOrTime(written);
  if (atMs <= nowMs)
    throw new Error(`${written} is not ahead of ${new Date(nowMs).toISOString()}: the clock never goes back.`);
  return atMs;
}

function durationOf(written: string): number {
  const parts = [...written.matchAll(/(\d+)([mhdw])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== written)
    throw new Error(`"+${written}" says no time. Write +14d, +3h, +30m or +1d12h.`);
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit!]!, 0);
}

/** The full hours of a step, "1h" to "24h". @throws what is wrong, as a sentence */
export function hoursOf(written: string): number {
  const hours = Number(/^(\d{1,2})h$/.exec(written)?.[1]);
  if (!(hours >= 1 && hours <= 24)) throw new Error(`"${written}" is no step. Write --step 1h to --step 24h.`);
  return hours;
}

function dayOrTime(written: string): number {
  const isTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$/.test(written);
  const hasZone = /(Z|[+-]\d\d:\d\d)$/.test(written);
  const atMs = isTime ? Date.parse(written.includes("T") && !hasZone ? `${written}Z` : written) : Number.NaN;
  if (Number.isNaN(atMs)) throw new Error(`"${written}" says no time. Write +14d, +3h, or 2026-12-24T10:00Z.`);
  return atMs;
}

/** A span of time in words: "14 days 3 hours". */
export function spanOf(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const parts = [
    [Math.floor(minutes / 1_440), "day"],
    [Math.floor(minutes / 60) % 24, "hour"],
    [minutes % 60, "minute"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return said.slice(0, 2).join(" ") || "less than a minute";
}
