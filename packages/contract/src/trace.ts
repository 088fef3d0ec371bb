// The id of a request is the id of its trace in another spelling, so that either leads to the other: 128 bits, as 32
// hexadecimal digits in a `traceparent` (https://www.w3.org/TR/trace-context/), as 26 of our letters in a `req_…`.
import type { Id } from "./id.ts";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** The id of the request that a `traceparent` is about; null where there is none, or it is none. */
export function requestOfTrace(traceparent: string | null): Id<"request"> | null {
  const trace = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? "")?.[1];
  if (trace === undefined || /^0+$/.test(trace)) return null;
  let letters = "";
  for (let rest = BigInt(`0x${trace}`), i = 0; i < 26; i++, rest >>= 5n)
    letters = ALPHABET[Number(rest & 31n)] + letters;
  return `req_${letters}`;
}

/** The trace of a request, as its `traceparent` names it. */
export function traceOfRequest(requestId: Id<"request">): string {
  let trace = 0n;
  for (const letter of requestId.slice(4)) trace = (trace << 5n) | BigInt(ALPHABET.indexOf(letter));
  return trace.toString(16).padStart(32, "0");
}
