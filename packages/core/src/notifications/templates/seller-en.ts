// What sellers are written, in English.
import type { SellerWords } from "./seller-words.ts";

export const en: SellerWords = {
  reason: "You get this mail because you sell on Stoa.",
  ownerReason: (shop) => `You get this mail because you own ${shop} on Stoa.`,
  appliedReason: "You get this mail because you applied to sell on Stoa.",
  because: "The reason",
  open: "Open it",
  sale: {
    subject: (number, units) => `New order ${number}: ${units === 1 ? "1 item" : `${units} items`}`,
    preview: (day, earnings) => `Ship by ${day}. You earn ${earnings}.`,
    heading: "You have a new order",
    opening: (day, method) => `Please ship it by ${day}, ${method} delivery.`,
    delivery: "Delivery",
    discount: "Discount",
    total: "Order total",
    paidByUs: "Discount paid by Stoa",
    commission: "Commission",
    earn: "You earn",
    deliverTo: "Deliver to",
    button: "Open the order",
  },
  calledOff: (number, by, isWhole) => {
    const who = by === "buyer" ? "The customer has" : "Stoa has";
    const what = isWhole ? `order ${number}` : `a part of order ${number}`;
    return {
      subject: `Do not send: ${what} was cancelled`,
      preview: `${who} called off ${what}.`,
      heading: isWhole ? "An order was cancelled" : "A part of an order was cancelled",
      opening: `${who} called these off. Please do not send them; they are on your shelf again.`,
    };
  },
  decision: {
    approved: (shop) => ({
      subject: `${shop} is open on Stoa`,
      heading: "Your shop is open",
      opening: `We have approved ${shop}. Your offers can be found and bought from now on.`,
      button: "Go to your shop",
    }),
    suspended: (shop) => ({
      subject: `${shop} is suspended on Stoa`,
      heading: "Your shop is suspended",
      opening: `We have suspended ${shop}. Its offers cannot be bought at present. Orders that you already have are to be shipped as usual.`,
      button: "See what to do",
    }),
    refused: (shop) => ({
      subject: `Your application for ${shop}`,
      heading: "We cannot open your shop",
      opening: `We have read your application for ${shop} and cannot open the shop as it is.`,
      button: "See what is missing",
    }),
  },
  product: {
    approved: (title, isNew) =>
      isNew
        ? {
            subject: `${title} is in the shop`,
            heading: "Your product is in the shop",
            opening: `We have approved ${title}. It can be found and bought from now on.`,
            button: "See your product",
          }
        : {
            subject: `Your change of ${title} is in the shop`,
            heading: "Your change is in the shop",
            opening: `We have approved your change of ${title}. Buyers see it from now on.`,
            button: "See your product",
          },
    changes_asked: (title, isNew) =>
      isNew
        ? {
            subject: `${title} needs another look`,
            heading: "Your product needs another look",
            opening: `We have read ${title} and ask you to change something before it goes on sale.`,
            button: "Change it and send it again",
          }
        : {
            subject: `Your change of ${title} needs another look`,
            heading: "Your change needs another look",
            opening: `We have read your change of ${title} and ask you to revise it. Until then the page stays as it is.`,
            button: "Revise it and send it again",
          },
    refused: (title, isNew) =>
      isNew
        ? {
            subject: `${title} was not approved`,
            heading: "Your product was not approved",
            opening: `We cannot put ${title} in the shop as it is. It stays with you as a draft.`,
            button: "See your draft",
          }
        : {
            subject: `Your change of ${title} was not approved`,
            heading: "Your change was not approved",
            opening: `We have not made your change of ${title}. The page stays as it is.`,
            button: "See your product",
          },
  },
  payout: {
    paid: (money, shop, ending) => ({
      subject: `Your payout of ${money} is on its way`,
      heading: "Your payout is on its way",
      opening: `We have sent ${money} to the account of ${shop} that ends ${ending}. Banks take up to three working days.`,
      button: "See what it is made of",
    }),
    failed: (money, shop, ending) => ({
      subject: `Your payout of ${money} did not arrive`,
      heading: "Your payout did not arrive",
      opening: `We could not send ${money} to the account of ${shop} that ends ${ending}. The money is back in your balance.`,
      button: "Check the account",
    }),
  },
  checkAccount: "Please check the account in your payout settings.",
  adjusted: {
    given: (money, shop) => ({
      subject: `We have added ${money} to your balance`,
      heading: "Your balance has grown",
      opening: `We have added ${money} to the balance of ${shop}. It is paid out with your next payout.`,
      button: "See your statement",
    }),
    taken: (money, shop) => ({
      subject: `We have taken ${money} from your balance`,
      heading: "Your balance was adjusted",
      opening: `We have taken ${money} from the balance of ${shop}. If you think that this is wrong, please write to us.`,
      button: "See your statement",
    }),
  },
  dispute: {
    needs_evidence: (number, amount, earned, until) => ({
      subject: `Order ${number} is disputed`,
      heading: "A customer has disputed a payment",
      opening: `Their bank asks for ${amount} back. ${earned} of your money is held until it is decided. Tell us what you know of the order by ${until} UTC.`,
    }),
    under_review: (number, amount) => ({
      subject: `The dispute about order ${number} is with the bank`,
      heading: "What you wrote is with the bank",
      opening: `The bank decides about ${amount}.`,
    }),
    won: (number, _amount, earned) => ({
      subject: `You have won the dispute about order ${number}`,
      heading: "The dispute is won",
      opening: `${earned} that was held is yours again.`,
    }),
    lost: (number, amount, earned) => ({
      subject: `The dispute about order ${number} is lost`,
      heading: "The dispute is lost",
      opening: `The bank has given ${amount} back to the customer. ${earned} was taken from your balance, and the bank's fee.`,
    }),
  },
  disputeButton: "Open the dispute",
  review: (shop, title) => ({
    subject: `${shop}: “${title}” is needed once more`,
    heading: "One more thing",
    opening: `We have looked at “${title}” for ${shop}, and need it once more.`,
    button: "Open the checklist",
  }),
  missing: "What is missing",
  webhookOff: (host, because) => ({
    subject: `Webhooks to ${host} are switched off`,
    heading: "A webhook is switched off",
    opening:
      because === "gone"
        ? `${host} answered that it is gone (410), so we no longer send to it.`
        : `${host} has taken nothing for three days, so we no longer send to it.`,
    button: "Look at the webhook",
    next: "What happens from now on is not kept for it. Put it right, and switch it on again.",
  }),
  low: (title, left) => ({
    subject: left > 0 ? `${title}: ${left} left` : `${title} is sold out`,
    heading: left > 0 ? "Little is left" : "Nothing is left",
    opening: left > 0 ? `${left} of ${title} can still be sold.` : `${title} is sold out.`,
    button: "Fill it up",
    out: "You are told once; after you have filled it up, the next time it runs low.",
  }),
  returns: {
    requested: (number) => ({
      subject: `A return for order ${number} waits for you`,
      opening: "It is outside the window, so you decide. After 24 hours it is approved.",
    }),
    approved: (number) => ({
      subject: `A return for order ${number} is approved`,
      opening: "It is inside the policy, or you have approved it. You hear from us when it is on its way.",
    }),
    sent: (number, parcel) => ({
      subject: `A return for order ${number} is on its way to you`,
      opening: `${parcel}. Tell us what has arrived, and what can be sold again.`,
    }),
    received: (number) => ({
      subject: `A return for order ${number} counts as received`,
      opening: "It was on its way for 14 days. Give the money back within two working days, or we do.",
    }),
    refunded: (number) => ({
      subject: `We have refunded the return for order ${number}`,
      opening: "Two working days after its receipt the money was not back. It was taken from your balance.",
    }),
    cancelled: (number) => ({
      subject: `The return for order ${number} was called off`,
      opening: "The customer keeps the things.",
    }),
  },
  claims: {
    open: (number) => ({
      subject: `A claim about order ${number} waits for you`,
      opening: "Answer within 48 hours. After that the marketplace decides.",
    }),
    customerWrites: "The customer writes",
    escalated: (number) => ({
      subject: `The claim about order ${number} is with the marketplace`,
      opening: "We look at what both of you wrote, and decide within three days.",
    }),
    denied: (number) => ({
      subject: `The claim about order ${number} was denied`,
      opening: "The customer can appeal once.",
    }),
    appealed: (number) => ({
      subject: `The claim about order ${number} is looked at once more`,
      opening: "The customer has appealed.",
    }),
    resolved: (number) => ({
      subject: `The claim about order ${number} is settled`,
      opening: "See what comes next in the claim.",
    }),
    refunded: (number, money, isBorneByYou) => ({
      subject: `The claim about order ${number} is settled`,
      opening: `${money} go back to the customer; ${isBorneByYou ? "you bear them" : "the marketplace bears them"}.`,
    }),
    decision: "The decision",
    closed: (number) => ({
      subject: `The claim about order ${number} is closed`,
      opening: "There is nothing more to do.",
    }),
    withdrawn: (number) => ({
      subject: `The claim about order ${number} was withdrawn`,
      opening: "There is nothing more to do.",
    }),
  },
  message: (number, isFromBuyer) => ({
    subject: `A message about order ${number}`,
    opening: isFromBuyer ? "The customer writes:" : "The marketplace writes:",
  }),
};
