import { describe, expect, it } from "vitest";
import { isId } from "./id.ts";
import { requestOfTrace, traceOfRequest } from "./trace.ts";

const TRACE = "01990b2f4d1c8f3a9be2047c5d6e7f80";

describe("the id of a request", () => {
  it("is that of its trace, there and back", () => {
    const id = requestOfTrace(`00-${TRACE}-00f067aa0ba902b7-01`)!;
    expect(isId("request", id)).toBe(true);
    expect(traceOfRequest(id)).toBe(TRACE);
    const most = requestOfTrace(`00-${"f".repeat(32)}-00f067aa0ba902b7-01`)!;
    expect(traceOfRequest(most)).toBe("f".repeat(32));
  });

  it.each([
    null,
    "",
    "x",
    `00-${"0".repeat(32)}-00f067aa0ba902b7-01`,
    `ff-${TRACE}-00f067aa0ba902b7-01`,
    `00-${TRACE}-00f067aa0ba902b7-01\n`,
    `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`,
  ])("comes out of nothing that is no trace: %s", (header) => {
    expect(requestOfTrace(header)).toBeNull();
  });
});
