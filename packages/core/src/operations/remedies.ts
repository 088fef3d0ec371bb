// What an operator does about a check that is broken, by the part of the books it is about.

/** Each part: the checks of it, and what to do. Nothing of the ledger or the audit log is ever mended by hand. */
const PARTS: readonly [checks: string, remedy: string][] = [
  [
    "stock_reserved_is_open_holds nothing_is_owed_from_a_full_shelf hold_follows_order cancelled_order_is_on_the_shelf offer_has_stock entry_tells_of_its_stock",
    "Ask the seller to count and set the stock of the offer anew: that recomputes what is free. Until then pause the offer, so that nobody buys what is not there. Where only the list of offers is wrong, setting its low-stock number to another and back mends that, too.",
  ],
  [
    "ledger_txn_sums_to_zero order_and_sale_agree refund_and_ledger_agree capture_and_ledger_agree payout_and_ledger_agree payouts_due_are_open_payouts reserve_is_frozen open_disputes_are_frozen released_order_was_delivered delivered_order_waits_or_is_released cash_follows_delivery credit_not_negative ledger_unbalanced",
    "Hold the payouts of the sellers concerned, then look at the transactions in the ledger. A wrong sum is put right by an adjustment with a reason, never by changing a row.",
  ],
  [
    "balance_is_its_entries",
    "The entries are right, and what leaves is summed from them; what is shown is not. Set the row of account_balance to the sum of the account's entries, and look for what wrote to it besides the ledger.",
  ],
  [
    "seal_follows_seal unsealed_waits_for_its_seal ledger_unsealed ledger_chain_broken audit_chain_broken",
    "Somebody changed what cannot be changed, or a restore lost rows. Stop payouts, keep the database as it is, and compare it with the last backup from before the first break.",
  ],
  [
    "captured_payment_has_a_purchase refund_within_captured payment_state_is_folded refund_lines_sum cancelled_order_is_given_back",
    "Run a reconciliation for the days of the payment and compare it with the provider. Money that belongs to nobody goes back by a refund of the order.",
  ],
  [
    "orders_sum_to_purchase lines_sum_to_order order_total_adds_up discounts_sum_to_order discounts_sum_to_redemption invoices_have_no_gap",
    "What was sold is frozen and is not recomputed. Compare the order with its invoice and with what was paid, and give back or adjust the difference.",
  ],
  [
    "history_is_a_path history_ends_in_state state_follows_units units_within_line delivered_order_has_no_parcel_on_its_way parcels_within_order line_is_of_the_orders_seller",
    "Look at the order's timeline. What really happened is made true by the next deed of its seller or an operator: send, deliver or cancel what is left.",
  ],
  [
    "payout_is_its_items",
    "Hold the seller before the next run. A payout that has not left is failed at the provider and tried again, which sums it up anew.",
  ],
  [
    "promotion_counts_its_uses budget_is_what_uses_took",
    "End the promotion and start it again as a new one: counts begin anew. Orders that have used it keep what they got.",
  ],
  [
    "tally_is_published_reviews product_shows_its_tally seller_shows_their_ratings votes_are_counted",
    "Try the failed jobs product.rated and seller.rated again. The next review of the product counts its stars anew, too.",
  ],
  [
    "outbox_at_rest due_alert_has_its_job",
    "Open Jobs: something waits for more than an hour. Try it again; where it fails once more, its error says why.",
  ],
  [
    "webhook_is_of_its_seller webhook_tries_are_logged",
    "Switch the seller's webhooks off, so that nothing goes where it does not belong, and look at the delivery's log. Once they are on again, what was left out is sent anew.",
  ],
  [
    "notice_has_its_reader",
    "A notice is left of somebody who was erased. It goes with the next night; if it does not, look for the failed sweep under Jobs.",
  ],
];

const REMEDIES: ReadonlyMap<string, string> = new Map(
  PARTS.flatMap(([checks, remedy]) => checks.split(" ").map((check) => [check, remedy] as const)),
);

/** Every check that has a remedy of its own. */
export const REMEDIED: readonly string[] = [...REMEDIES.keys()];

/** What to do about a broken check. */
export const remedyOf = (check: string): string =>
  REMEDIES.get(check) ?? "Look at what it names, and at the audit log of the time since the last run that was whole.";
