// The negative control of the limits of promotions: with their guards taken out of the database, what a quote reads is not
// enough, and more customers than the limit allows get the coupon. The tests of the limits can tell the difference.
import type { Placed, PromotionView } from "@stoa/contract";
import { expect, it } from "vitest";
import { env, makeOffer, makeOperator, makeSeller, placing, Visitor } from "./testing.ts";

it.each([
  ["redemption_within_uses", { maxUses: 3 }],
  ["redemption_within_budget", { budget: { USD: 600 } }],
])("without %s a coupon for three is had by more", async (guard, limit) => {
  await env.DB.exec(`DROP TRIGGER ${guard}`);
  const operator = await new Visitor("admin").become(await makeOperator());
  const code = `C${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  const content = { name: "Control", code, effect: { kind: "percent", bps: 1_000 }, startsAt: 0, ...limit };
  const { promotionId } = (await operator.mutate<PromotionView>("admin.promotions.save", content)).data;
  await operator.mutate("admin.promotions.setStatus", { promotionId, status: "active" });
  const offerId = await makeOffer((await makeSeller()).sellerId, 100);
  const buyers = Array.from({ length: 30 }, () => new Visitor("buyer"));
  await Promise.all(buyers.map((buyer) => buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 })));
  const answers = await Promise.all(
    buyers.map((buyer, i) =>
      buyer.mutate<Placed>("shop.checkout.place", {
        ...placing(2_597),
        email: `control-${i}@example.test`,
        coupons: [code],
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(3);
});
