// The mails of sellers with sample data, in the language that a market reads.
import { caseNewsMail } from "./case-news.ts";
import { disputeMail } from "./dispute.ts";
import { orderNewMail } from "./order-new.ts";
import { orderCalledOffMail } from "./order-news.ts";
import { adjustmentMail } from "./adjustment.ts";
import { payoutMail } from "./payout.ts";
import { productDecisionMail } from "./product-decision.ts";
import { addressOf, orderOf, PRICE, type Sample } from "./sample-data.ts";
import { sellerDecisionMail } from "./seller-decision.ts";
import { sellerReviewMail } from "./seller-review.ts";
import { SELLER_WORDS } from "./seller-words.ts";
import { stockLowMail } from "./stock-low.ts";
import { webhookOffMail } from "./webhook-off.ts";
import { teamInvitationMail } from "./team-invitation.ts";

/** Each under the name of its template. */
export const sellerSamples: [string, Sample][] = [
  [
    "order_new",
    {
      to: "seller",
      names: ["number", "title", "variant", "name"],
      write: (market, words, origin) =>
        orderNewMail({
          order: {
            ...orderOf(market, words),
            address: addressOf(words),
            deliveryMinor: 500,
            discountMinor: 0,
            platformDiscountMinor: 0,
            commissionMinor: 2_580,
            earningsMinor: 23_720,
            shipByDay: "2026-11-25",
          },
          url: `${origin}/orders/ord_sample`,
          reading: market,
        }),
    },
  ],
  [
    "order_called_off",
    {
      to: "seller",
      names: ["number", "title"],
      write: (market, words, origin) => {
        const order = orderOf(market, words);
        const url = `${origin}/orders/ord_sample`;
        return orderCalledOffMail({ order, lines: order.lines, url, by: "buyer", isWhole: true, reading: market });
      },
    },
  ],
  [
    "stock_low",
    {
      to: "seller",
      names: ["title"],
      write: (market, words, origin) =>
        stockLowMail({ title: words.title, left: 3, url: `${origin}/offers/ofr_sample`, reading: market }),
    },
  ],
  [
    "webhook_off",
    {
      to: "seller",
      names: [],
      write: (market, _words, origin) =>
        webhookOffMail({
          host: "erp.example",
          because: "failing",
          url: `${origin}/webhooks/whk_sample`,
          reading: market,
        }),
    },
  ],
  [
    "claim_open",
    {
      to: "seller",
      names: ["number", "seller", "note"],
      write: (market, words, origin) => {
        const said = SELLER_WORDS[market.language];
        return caseNewsMail({
          reading: market,
          ...said.claims.open(words.number),
          quoted: { title: said.claims.customerWrites, text: words.note },
          button: { label: said.open, url: `${origin}/claims/clm_sample` },
          reason: said.ownerReason(words.seller),
        });
      },
    },
  ],
  [
    "payout_paid",
    {
      to: "seller",
      names: ["seller"],
      write: (market, words, origin) =>
        payoutMail({
          sellerName: words.seller,
          outcome: "paid",
          amountMinor: 120_000,
          currency: market.currency,
          destination: "•••• 3000",
          url: `${origin}/money/payouts/pyt_sample`,
          reading: market,
        }),
    },
  ],
  [
    "balance_adjusted",
    {
      to: "seller",
      names: ["seller"],
      write: (market, words, origin) =>
        adjustmentMail({
          sellerName: words.seller,
          amountMinor: -2_500,
          currency: market.currency,
          reason: words.note,
          url: `${origin}/money/statement`,
          reading: market,
        }),
    },
  ],
  [
    "dispute",
    {
      to: "seller",
      names: ["number"],
      write: (market, words, origin) =>
        disputeMail({
          status: "needs_evidence",
          orderNumber: words.number,
          amountMinor: PRICE,
          sellerMinor: 11_600,
          currency: market.currency,
          evidenceDueAt: Date.UTC(2026, 11, 4, 12),
          url: `${origin}/disputes/dsp_sample`,
          reading: market,
        }),
    },
  ],
  ...(["approved", "suspended", "refused"] as const).map((decision): [string, Sample] => [
    `seller_${decision}`,
    {
      to: "seller",
      names: ["seller", "note"],
      write: (market, words, origin) =>
        sellerDecisionMail({ sellerName: words.seller, decision, reason: words.note, url: origin, reading: market }),
    },
  ]),
  ...(["approved", "changes_asked", "refused"] as const).map((decision): [string, Sample] => [
    `product_${decision}`,
    {
      to: "seller",
      names: ["title", "note"],
      write: (market, words, origin) =>
        productDecisionMail({
          title: words.title,
          isNew: true,
          decision,
          reason: words.note,
          url: `${origin}/products/prd_sample`,
          reading: market,
        }),
    },
  ]),
  [
    "seller_asked_again",
    {
      to: "seller",
      names: ["seller", "note"],
      write: (market, words, origin) =>
        sellerReviewMail({
          sellerName: words.seller,
          title: "Proof of address",
          reason: words.note,
          url: `${origin}/onboarding`,
          reading: market,
        }),
    },
  ],
  [
    "team_invitation",
    {
      to: "seller",
      names: ["seller", "name"],
      write: (market, words, origin) =>
        teamInvitationMail({
          sellerName: words.seller,
          invitedBy: words.name,
          role: "support",
          url: `${origin}/join`,
          reading: market,
        }),
    },
  ],
];
