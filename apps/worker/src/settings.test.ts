// What operators set for the whole marketplace, through their door: it holds at once, nobody's change is lost, all is logged.
import type { Quote, SettingsView } from "@stoa/contract";
import { sql } from "@stoa/db";
import { expect, it } from "vitest";
import { db, makeOffer, makeOperator, makeSeller, placing, Visitor } from "./testing.ts";

it("is what holds from now on, is refused where somebody was first, and stands in the audit log", async () => {
  const desk = await new Visitor("admin").become(await makeOperator());
  const before = (await desk.query<SettingsView>("admin.settings.get", undefined)).data;
  expect(before).toMatchObject({ holdMinutes: 15, capture: "at_once", payoutHoldDays: 14, version: 0 });
  const wanted = { ...before, holdMinutes: 45, capture: "per_parcel" };
  expect((await desk.mutate("admin.settings.save", { ...wanted, holdMinutes: 4 })).code).toBe("INVALID_INPUT");
  expect((await desk.mutate("admin.settings.save", wanted)).status).toBe(200);
  expect((await desk.mutate("admin.settings.save", wanted)).code).toBe("CONFLICT");
  const after = (await desk.query<SettingsView>("admin.settings.get", undefined)).data;
  expect(after).toEqual({ ...wanted, version: after.version });

  const buyer = new Visitor("buyer");
  const offerId = await makeOffer((await makeSeller()).sellerId, 1);
  await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  await buyer.mutate("shop.checkout.place", placing(totalMinor));
  const [bought] = await db.all<{ capture: string; heldMs: number }>(sql`
    SELECT y.capture, p.expires_at - p.created_at AS heldMs FROM purchase p JOIN payment y ON y.purchase_id = p.id
    JOIN seller_order o ON o.purchase_id = p.id JOIN order_line l ON l.order_id = o.id WHERE l.offer_id = ${offerId}`);
  expect(bought).toEqual({ capture: "per_parcel", heldMs: 45 * 60_000 });

  const [row] = await db.all<{ detail: string }>(
    sql`SELECT detail FROM audit WHERE action = 'settings.saved' ORDER BY seq DESC LIMIT 1`,
  );
  const { from, to } = JSON.parse(row!.detail) as { from: string; to: string };
  expect(JSON.parse(from)).toEqual({ holdMinutes: 15, capture: "at_once" });
  expect(JSON.parse(to)).toEqual({ holdMinutes: 45, capture: "per_parcel" });
  expect((await desk.mutate("admin.settings.save", { ...before, version: after.version })).status).toBe(200);
});
