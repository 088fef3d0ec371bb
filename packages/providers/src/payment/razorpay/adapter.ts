// Razorpay behind the payment port, by its REST API: a payment link is the hosted page (UPI, cards, wallets, net-banking);
// refunds, and Route transfers to sellers. One authorisation there is one capture.
import { DomainError, SECOND_MS, type Transfer } from "@stoa/contract";
import type { OpenPayment, PaymentName, PaymentProvider, ProviderEvent } from "@stoa/core/kernel";
import { disputeFacts, factsOf, paymentOf, type RazorpayFile, takenOf } from "./facts.ts";
import {
  call,
  headerKey,
  isGenuine,
  type PaymentLink,
  type RazorpayDispute,
  type RazorpayKeys,
  type RazorpayPayment,
  type RazorpayRefund,
  type RazorpayTransfer,
  Refused,
} from "./wire.ts";

/** What Razorpay needs of a deployment. */
export interface RazorpayOptions extends RazorpayKeys {
  /** What webhooks are signed with; two while one replaces the other. */
  webhookSecrets: readonly string[];
  now?: () => number;
}

const isReused = (error: Refused): boolean => /same idempotency key/i.test(error.message);

/** What Razorpay refused, in our words. @throws always */
function refuse(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  throw new DomainError(isReused(error) ? "IDEMPOTENCY_KEY_REUSED" : "ILLEGAL_TRANSITION");
}

const asked = async <T>(work: Promise<T>): Promise<T> => await work.catch(refuse);

type Noun = "payment" | "payment_link" | "refund" | "dispute";
type Payload = Partial<Record<Noun, { entity: { id: string; payment_id?: string } }>>;

/** Razorpay as a payment provider. */
export function razorpayProvider(options: RazorpayOptions): PaymentProvider {
  const { webhookSecrets, now = Date.now } = options;
  const get = async <T>(path: string) => await call<T>(options, "GET", path);
  const post = async <T>(path: string, body: object, headers?: Record<string, string>) =>
    await call<T>(options, "POST", path, body, headers);

  async function linkBy(query: Record<string, string>): Promise<PaymentLink | null> {
    const found = await get<{ payment_links: PaymentLink[] }>(`/payment_links?${new URLSearchParams(query)}`);
    return found.payment_links[0] ?? null;
  }

  /** All that is known of a page's payment. What is only authorised is captured: one authorisation is one capture here. */
  async function fileOf(link: PaymentLink): Promise<RazorpayFile> {
    const none: { items: never[] } = { items: [] };
    const { items: tries } = link.order_id
      ? await get<{ items: RazorpayPayment[] }>(`/orders/${link.order_id}/payments`)
      : none;
    const held = tries.find(({ status }) => status === "authorized");
    if (held && !takenOf({ tries })) {
      const { amount, currency } = held;
      Object.assign(held, await post<RazorpayPayment>(`/payments/${held.id}/capture`, { amount, currency }));
    }
    const taken = takenOf({ tries });
    const refunds = taken ? await get<{ items: RazorpayRefund[] }>(`/payments/${taken.id}/refunds`) : none;
    return { link, tries, refunds: refunds.items };
  }

  async function find({ key, providerRef }: PaymentName): Promise<RazorpayFile | null> {
    const link = providerRef
      ? await get<PaymentLink>(`/payment_links/${providerRef}`)
      : await linkBy({ reference_id: key });
    return link && (await fileOf(link));
  }

  /** The page for a payment; where another call with the same key was first, the page that it made. */
  async function linkFor(payment: OpenPayment): Promise<PaymentLink> {
    const known = await linkBy({ reference_id: payment.key });
    if (known) return known;
    try {
      return await post<PaymentLink>("/payment_links", pageFor(payment));
    } catch (error) {
      const first = error instanceof Refused ? await linkBy({ reference_id: payment.key }) : null;
      if (!first) throw error;
      return first;
    }
  }

  async function open(payment: OpenPayment): Promise<RazorpayFile> {
    const link = await linkFor(payment);
    if (link.amount !== payment.amountMinor || link.currency !== payment.currency)
      throw new DomainError("IDEMPOTENCY_KEY_REUSED");
    return await fileOf(link);
  }

  return {
    name: "razorpay",
    methods: ["upi", "card", "wallet"],
    hosted: true,
    capturesInParts: false,
    open: async (payment) => paymentOf(await asked(open(payment))),
    async find(name) {
      const file = await asked(find(name));
      return file && paymentOf(file);
    },
    async cancel(name) {
      let file = await asked(find(name));
      if (file?.link.status === "created" && !takenOf(file)) {
        // Paid in the same moment: then the page cannot be closed, and the answer says that it is paid.
        await post(`/payment_links/${file.link.id}/cancel`, {}).catch(() => null);
        file = await asked(find({ ...name, providerRef: file.link.id }));
      }
      return file && paymentOf(file);
    },
    // A payment that is taken at once has nothing left to capture or to let go.
    capture: () => Promise.reject(new DomainError("ILLEGAL_TRANSITION")),
    release: () => Promise.resolve(null),
    async refund({ key, providerRef, amountMinor }): Promise<ProviderEvent> {
      const file = await asked(find({ key, providerRef }));
      const taken = file && takenOf(file);
      if (!file || !taken) throw new DomainError("ILLEGAL_TRANSITION");
      const wanted = { amount: amountMinor, notes: { key } };
      const headers = { "x-refund-idempotency": await headerKey(key) };
      const made = await asked(post<RazorpayRefund>(`/payments/${taken.id}/refund`, wanted, headers));
      const fact = factsOf({ ...file, refunds: [made] }).find(({ eventId }) => eventId === made.id);
      if (!fact) throw new DomainError("PROVIDER_UNAVAILABLE");
      return fact;
    },
    async transfer({ key, sellerId, amountMinor, currency, destination }): Promise<Transfer> {
      if (!destination) throw new DomainError("METHOD_UNAVAILABLE");
      const common = { key, sellerId, amountMinor, currency };
      const wanted = { account: destination, amount: amountMinor, currency, notes: { key, seller: sellerId } };
      try {
        const headers = { "x-transfer-idempotency": await headerKey(key) };
        const { id, created_at } = await post<RazorpayTransfer>("/transfers", wanted, headers);
        return { ...common, transferRef: id, status: "paid", failureCode: null, at: created_at * SECOND_MS };
      } catch (error) {
        if (!(error instanceof Refused) || isReused(error)) return refuse(error);
        return { ...common, transferRef: `failed:${key}`, status: "failed", failureCode: error.message, at: now() };
      }
    },
    async webhook(headers, body) {
      if (!(await isGenuine(headers.get("x-razorpay-signature"), body, webhookSecrets))) return null;
      // The event is a nudge: what is true is asked for. Of disputes it is all that is told.
      const { payload } = JSON.parse(body) as { payload: Payload };
      const page = payload.payment_link?.entity.id;
      const paid =
        payload.payment?.entity.id ?? payload.refund?.entity.payment_id ?? payload.dispute?.entity.payment_id;
      const link = page
        ? await asked(get<PaymentLink>(`/payment_links/${page}`))
        : paid
          ? await asked(linkBy({ payment_id: paid }))
          : null;
      if (!link?.reference_id) return [];
      const file = await asked(fileOf(link));
      const dispute = payload.dispute?.entity as RazorpayDispute | undefined;
      return [...factsOf(file), ...(dispute ? disputeFacts(file, dispute) : [])];
    },
  };
}

/** The hosted page for a payment. */
function pageFor({ key, purchaseId, amountMinor, currency, details, returnUrl }: OpenPayment): object {
  return {
    amount: amountMinor,
    currency,
    accept_partial: false,
    reference_id: key,
    description: `Purchase ${purchaseId}`,
    notes: { key, purchase: purchaseId },
    notify: { sms: false, email: false },
    reminder_enable: false,
    upi_link: details.method === "upi" && currency === "INR",
    callback_url: returnUrl,
    callback_method: "get",
  };
}
