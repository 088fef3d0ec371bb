// Promotions in English.
import type { PromotionTexts } from "./promotions.ts";

export const en: PromotionTexts = {
  coupon: "Coupon code",
  haveOne: "Have a coupon code?",
  apply: "Apply",
  take: (code) => `Remove ${code}`,
  notSent: (seller) =>
    `${seller} does not deliver to this address. Choose another address or take these things out of your cart.`,
  because: {
    applied: ({ name }) => name,
    unknown_code: ({ name }) => `We do not know the code ${name}.`,
    not_started: ({ name }) => `${name} does not hold yet.`,
    over: ({ name }) => `${name} is over.`,
    paused: ({ name }) => `${name} does not hold at the moment.`,
    used_up: ({ name }) => `${name} is used up.`,
    used_by_you: ({ name }) => `You have used ${name} already.`,
    not_for_you: ({ name }) =>
      `${name} is for certain customers. Sign in, or type your e-mail address, if you are one of them.`,
    first_order_only: ({ name }) => `${name} is for a first order.`,
    other_market: ({ name }) => `${name} does not hold in this country.`,
    no_amount_in_currency: ({ name }) => `${name} does not hold in this currency.`,
    nothing_fits: ({ name }) => `Nothing in your cart goes with ${name}.`,
    below_amount: ({ name, missing }) => `${missing} more, and you get: ${name}.`,
    below_units: ({ name, units }) => `${units} more, and you get: ${name}.`,
    other_method: ({ name }) => `${name} is for another way of delivery.`,
    other_exclusive: ({ name }) => `${name} cannot be combined with the better offer that you have.`,
    better_together: ({ name }) => `Your other discounts together save you more than ${name}.`,
    better_delivery: ({ name }) => `You have a better offer for the delivery than ${name}.`,
    nothing_left: ({ name }) => `${name} has nothing left to reduce.`,
  },
};
