// Every request that enters an app begins a trace of its own; what a visitor sends under that name is dropped, so that nobody
// chooses the ids that stand in our logs. The trace goes with each call to the API (https://www.w3.org/TR/trace-context/).

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** A `traceparent`: the trace sorts by time, 48 bits of milliseconds before 80 of randomness. */
export function newTrace(nowMs: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  const trace = Math.floor(nowMs).toString(16).padStart(12, "0") + hex(bytes.subarray(0, 10));
  return `00-${trace}-${hex(bytes.subarray(10))}-01`;
}

/** What a page cost to make, for whoever looks at its loading: never on forms, where time could tell a secret. */
export const pageTiming = (tookMs: number): string => `page;dur=${Math.max(0, Math.round(tookMs))}`;
