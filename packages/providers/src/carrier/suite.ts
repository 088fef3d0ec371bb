// What every carrier must keep, whatever it is: the contract that core relies on.
import type { BookLabel, CarrierProvider } from "@stoa/core/kernel";
import { expect, it } from "vitest";

/** A carrier under test: itself, and how its webhooks are signed. */
export interface CarrierUnderTest {
  carrier: CarrierProvider;
  nowMs: number;
  /** Signed headers and body of a webhook that tells these facts. */
  sign(events: readonly Record<string, unknown>[]): Promise<{ headers: Headers; body: string }>;
}

const address = {
  name: "Ada Test",
  line1: "1 Test Street",
  line2: "",
  city: "Springfield",
  region: "IL",
  postalCode: "62701",
  phone: "+1 555 0100",
};

/** Runs the contract against a carrier. */
export function carrierSuite(make: () => CarrierUnderTest): void {
  const label = (key: string, at: number): BookLabel => ({
    key,
    at,
    service: "standard",
    unitCount: 2,
    fromCountry: "US",
    toCountry: "US",
    to: address,
  });

  it("gives the same label for the same key, and another one for another", async () => {
    const { carrier, nowMs } = make();
    const [one, again, other] = await Promise.all([
      carrier.book(label("one", nowMs)),
      carrier.book(label("one", nowMs)),
      carrier.book(label("other", nowMs)),
    ]);
    expect(again).toEqual(one);
    expect(other.trackingNumber).not.toBe(one.trackingNumber);
    expect(one.trackingNumber).toMatch(/^[\w-]{4,40}$/);
  });

  it("tells more as time goes by, never anything of the future, and each fact under its own id for ever", async () => {
    const { carrier, nowMs } = make();
    const { trackingNumber } = await carrier.book(label("way", nowMs));
    let known: Awaited<ReturnType<CarrierProvider["track"]>> = [];
    for (let day = 0; day <= 12; day++) {
      const at = nowMs + day * 86_400_000;
      const told = await carrier.track(trackingNumber, at);
      expect(told.slice(0, known.length)).toEqual(known);
      expect(told.every((event) => event.at <= at && event.trackingNumber === trackingNumber)).toBe(true);
      expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(told.length);
      known = told;
    }
    expect(["delivered", "returned"]).toContain(known.at(-1)!.kind);
  });

  it("knows nothing of a number that it never gave", async () => {
    const { carrier, nowMs } = make();
    expect(await carrier.track("1Z999AA10123456784", nowMs)).toEqual([]);
  });

  it("believes a webhook only with its signature, over exactly this body, and not long after", async () => {
    const { carrier, nowMs, sign } = make();
    const event = { id: "e1", trackingNumber: "N1", kind: "accepted", place: "Hub", at: nowMs };
    const { headers, body } = await sign([event]);
    expect(await carrier.webhook(headers, body, nowMs)).toEqual([
      { eventId: "e1", trackingNumber: "N1", kind: "accepted", place: "Hub", at: nowMs },
    ]);
    expect(await carrier.webhook(headers, body.replace("accepted", "delivered"), nowMs)).toBeNull();
    expect(await carrier.webhook(new Headers(), body, nowMs)).toBeNull();
    expect(await carrier.webhook(headers, body, nowMs + 3_600_000)).toBeNull();
    const strange = await sign([{ ...event, kind: "teleported" }, { id: 5 }]);
    expect(await carrier.webhook(strange.headers, strange.body, nowMs)).toEqual([]);
  });
}
