// Stripe behind the payment port, by its official library: a hosted Checkout page for each payment, so that card numbers never
// reach us; refunds, disputes, captures in parts, and Connect transfers to sellers.
import { DomainError, SECOND_MS, type Transfer } from "@stoa/contract";
import type { Movement, OpenPayment, PaymentName, PaymentProvider, ProviderEvent } from "@stoa/core/kernel";
import { Stripe } from "stripe";
import { isOfGoodSize, TOLERANCE_MS } from "../limits.ts";
import { captureNote, chargeOf, factsOf, intentOf, KEY, paymentOf, type StripeFile } from "./facts.ts";

/** What Stripe needs of a deployment. */
export interface StripeOptions {
  secretKey: string;
  /** What webhooks are signed with; two while one replaces the other. */
  webhookSecrets: readonly string[];
  /** Whether the account may capture one authorisation several times (Stripe enables it per account). */
  capturesInParts: boolean;
  fetch?: typeof fetch;
  now?: () => number;
}

const EXPAND = ["payment_intent.latest_charge"];
const EXPAND_LIST = EXPAND.map((path) => `data.${path}`);

/** What Stripe refused, in our words. @throws always */
function refuse(error: unknown): never {
  if (error instanceof DomainError) throw error;
  const type = error instanceof Stripe.errors.StripeError ? error.type : "";
  if (type === "StripeIdempotencyError") throw new DomainError("IDEMPOTENCY_KEY_REUSED");
  if (type === "StripeInvalidRequestError") throw new DomainError("ILLEGAL_TRANSITION");
  // Whether it was done is unknown; every call can be repeated with its key.
  throw new DomainError("PROVIDER_UNAVAILABLE");
}

const asked = async <T>(call: Promise<T>): Promise<T> => await call.catch(refuse);

/** Stripe as a payment provider. */
export function stripeProvider(options: StripeOptions): PaymentProvider {
  const { secretKey, webhookSecrets, capturesInParts, now = Date.now } = options;
  const stripe = new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient(options.fetch),
    maxNetworkRetries: 1,
    telemetry: false,
  });
  const crypto = Stripe.createSubtleCryptoProvider();

  /** All that is known of a page's payment. */
  async function fileOf(session: Stripe.Checkout.Session): Promise<StripeFile> {
    const intent = intentOf(session);
    const charge = chargeOf(intent);
    if (!intent || !charge) return { session, refunds: [], disputes: [] };
    const of = { payment_intent: intent.id, limit: 100 };
    const [refunds, disputes] = await Promise.all([
      stripe.refunds.list(of), // Also where nothing counts as refunded: one may have failed.
      charge.disputed ? stripe.disputes.list(of) : null,
    ]);
    return { session, refunds: refunds.data, disputes: disputes?.data ?? [] };
  }

  const retrieve = async (id: string) => await stripe.checkout.sessions.retrieve(id, { expand: EXPAND });

  /** The page that an intent was paid on; null for one that is none of ours. */
  async function pageOf(intentId: string): Promise<Stripe.Checkout.Session | null> {
    const { data } = await stripe.checkout.sessions.list({ payment_intent: intentId, limit: 1, expand: EXPAND_LIST });
    return data[0]?.client_reference_id ? data[0] : null;
  }

  /** By our key alone only what was paid can be found: of any other page nobody has the address, if its answer was lost. */
  async function find({ key, providerRef }: PaymentName): Promise<StripeFile | null> {
    if (providerRef !== null) return await fileOf(await retrieve(providerRef));
    const { data } = await stripe.paymentIntents.search({ query: `metadata['${KEY}']:'${key}'`, limit: 1 });
    const page = data[0] ? await pageOf(data[0].id) : null;
    return page ? await fileOf(page) : null;
  }

  /** The intent behind a page. @throws ILLEGAL_TRANSITION nothing was paid there */
  async function paidIntent(providerRef: string): Promise<Stripe.PaymentIntent> {
    const intent = intentOf(await retrieve(providerRef));
    if (!chargeOf(intent)) throw new DomainError("ILLEGAL_TRANSITION");
    return intent!;
  }

  /** The fact of a payment about this key, as it stands afterwards. */
  async function factAbout(providerRef: string, type: ProviderEvent["type"], about: string | null) {
    const facts = factsOf(await fileOf(await retrieve(providerRef)));
    return facts.find((fact) => fact.type === type && (about === null || fact.about === about)) ?? null;
  }

  async function made(providerRef: string, type: ProviderEvent["type"], about: string): Promise<ProviderEvent> {
    const fact = await factAbout(providerRef, type, about);
    if (!fact) throw new DomainError("PROVIDER_UNAVAILABLE");
    return fact;
  }

  async function genuine(headers: Headers, body: string): Promise<Stripe.Event | null> {
    const header = headers.get("stripe-signature");
    const timestamp = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header ?? "")?.[1]);
    // The library bounds the past alone.
    if (!isOfGoodSize(header, body) || !(Math.abs(now() - timestamp * SECOND_MS) <= TOLERANCE_MS)) return null;
    for (const secret of webhookSecrets) {
      const event = await stripe.webhooks
        .constructEventAsync(body, header, secret, TOLERANCE_MS / SECOND_MS, crypto)
        .catch(() => null);
      if (event) return event;
    }
    return null;
  }

  return {
    name: "stripe",
    methods: ["card", "wallet"],
    hosted: true,
    capturesInParts,
    async open(payment) {
      const session = await asked(
        stripe.checkout.sessions.create(pageFor(payment), { idempotencyKey: `open:${payment.key}` }),
      );
      return paymentOf({ session, refunds: [], disputes: [] });
    },
    async find(name) {
      const file = await asked(find(name));
      return file && paymentOf(file);
    },
    async cancel(name) {
      const file = await asked(find(name));
      if (file?.session.status === "open") {
        // Paid in the same moment: then the page cannot be closed, and the answer says that it is paid.
        await stripe.checkout.sessions.expire(file.session.id).catch(() => null);
        return paymentOf(await asked(retrieve(file.session.id).then(fileOf)));
      }
      return file && paymentOf(file);
    },
    async capture({ key, providerRef, amountMinor }: Movement) {
      const known = await asked(factAbout(providerRef, "captured", key));
      if (known && known.amountMinor !== amountMinor) throw new DomainError("IDEMPOTENCY_KEY_REUSED");
      if (known) return known;
      const { id, amount_capturable: capturable } = await asked(paidIntent(providerRef));
      const captured = {
        amount_to_capture: amountMinor,
        metadata: captureNote(key, amountMinor),
        ...(capturesInParts ? { final_capture: amountMinor === capturable } : {}),
      };
      await asked(stripe.paymentIntents.capture(id, captured, { idempotencyKey: `capture:${key}:${capturable}` }));
      return await asked(made(providerRef, "captured", key));
    },
    async release({ key, providerRef }) {
      const intent = await asked(paidIntent(providerRef));
      if (intent.status === "requires_capture")
        await asked(stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: `release:${key}` }));
      return await asked(factAbout(providerRef, "voided", null));
    },
    async refund({ key, providerRef, amountMinor }) {
      const { id } = await asked(paidIntent(providerRef));
      await asked(
        stripe.refunds.create(
          { payment_intent: id, amount: amountMinor, metadata: { key } },
          { idempotencyKey: `refund:${key}` },
        ),
      );
      return await asked(made(providerRef, "refunded", key));
    },
    async transfer({ key, sellerId, amountMinor, currency, destination }): Promise<Transfer> {
      if (!destination) throw new DomainError("METHOD_UNAVAILABLE");
      const common = { key, sellerId, amountMinor, currency };
      const values = {
        amount: amountMinor,
        currency: currency.toLowerCase(),
        destination,
        transfer_group: key,
        metadata: { key, sellerId },
      };
      try {
        const { id, created } = await stripe.transfers.create(values, { idempotencyKey: `transfer:${key}` });
        return { ...common, transferRef: id, status: "paid", failureCode: null, at: created * SECOND_MS };
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return refuse(error);
        const failureCode = error.code ?? "invalid_request";
        return { ...common, transferRef: `failed:${key}`, status: "failed", failureCode, at: now() };
      }
    },
    async webhook(headers, body) {
      const event = await genuine(headers, body);
      if (!event) return null;
      // The event is a nudge: what is true is asked for, so that neither its age nor its order matters.
      const object = event.data.object as {
        object?: string;
        id?: string;
        payment_intent?: string | { id: string } | null;
      };
      if (object.object === "checkout.session") {
        const session = await asked(retrieve(object.id ?? ""));
        return session.client_reference_id ? factsOf(await asked(fileOf(session))) : [];
      }
      const intent = object.object === "payment_intent" ? object.id : object.payment_intent;
      const intentId = typeof intent === "object" ? intent?.id : intent;
      const page = intentId ? await asked(pageOf(intentId)) : null;
      return page ? factsOf(await asked(fileOf(page))) : [];
    },
  };
}

/** The hosted page for a payment. */
function pageFor(payment: OpenPayment): Stripe.Checkout.SessionCreateParams {
  const { key, purchaseId, amountMinor, currency, capture, returnUrl } = payment;
  const metadata = { [KEY]: key, purchaseId };
  return {
    mode: "payment",
    client_reference_id: key,
    metadata,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: amountMinor,
          product_data: { name: `Purchase ${purchaseId}` },
        },
      },
    ],
    payment_intent_data: {
      capture_method: capture === "per_parcel" ? "manual" : "automatic",
      metadata,
      transfer_group: purchaseId,
    },
    payment_method_options: capture === "per_parcel" ? { card: { request_multicapture: "if_available" } } : {},
    success_url: returnUrl,
    cancel_url: returnUrl,
  };
}
