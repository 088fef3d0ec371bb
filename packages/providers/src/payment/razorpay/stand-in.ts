// A stand-in for Razorpay in tests: it speaks the part of its REST API that we use, keeps books as it does, honours its
// idempotency headers, and signs webhooks. It knows nothing of our adapter.
import { SECOND_MS } from "@stoa/contract";

type Row = Record<string, unknown> & { id: string; created_at: number };
interface Sent {
  headers: Headers;
  body: string;
}

const bad = (description: string, status = 400) =>
  Response.json({ error: { code: "BAD_REQUEST_ERROR", description } }, { status });

/** The books of one stand-in account. */
export class RazorpayStandIn {
  readonly #authorization: string;
  readonly #webhookSecret: string;
  readonly #answers = new Map<string, { asked: string; answer: Response }>();
  readonly #links = new Map<string, Row>();
  readonly #payments = new Map<string, Row>();
  readonly #refunds: Row[] = [];
  readonly #disputes: Row[] = [];
  readonly #sent: { link: string; event: Promise<Sent> }[] = [];
  /** Whether the account captures at once, or leaves payments authorised. */
  capturesAtOnce = true;
  #count = 0;

  constructor(keyId: string, keySecret: string, webhookSecret: string) {
    this.#authorization = `Basic ${btoa(`${keyId}:${keySecret}`)}`;
    this.#webhookSecret = webhookSecret;
  }

  #new(prefix: string, values: Record<string, unknown>): Row {
    this.#count += 1;
    const id = `${prefix}_${String(this.#count).padStart(6, "0")}`;
    return { id, created_at: Math.floor(Date.now() / SECOND_MS), ...values };
  }

  #tell(event: string, link: Row, entities: Record<string, Row>): void {
    const payload = Object.fromEntries(Object.entries(entities).map(([name, entity]) => [name, { entity }]));
    const body = JSON.stringify({ entity: "event", event, contains: Object.keys(entities), payload, created_at: 1 });
    this.#sent.push({ link: link.id, event: this.sign(body) });
  }

  /** A body as a webhook of this account. */
  async sign(body: string, secret = this.#webhookSecret): Promise<Sent> {
    const raw = new TextEncoder();
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", raw.encode(secret), algorithm, false, ["sign"]);
    const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, raw.encode(body)));
    const hex = Array.from(mac, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return { headers: new Headers({ "x-razorpay-signature": hex }), body };
  }

  async webhooksOf(linkId: string): Promise<Sent[]> {
    return await Promise.all(this.#sent.filter(({ link }) => link === linkId).map(({ event }) => event));
  }

  /** The customer pays on the hosted page, or tries to and is declined. */
  pay(linkId: string, reason: string | null = null): void {
    const link = this.#links.get(linkId);
    if (link?.["status"] !== "created") return;
    link["order_id"] ??= `order_${linkId.slice(6)}`;
    const { amount, currency, order_id } = link;
    const status = reason === null ? (this.capturesAtOnce ? "captured" : "authorized") : "failed";
    const payment = this.#new("pay", { amount, currency, order_id, status, error_reason: reason });
    this.#payments.set(payment.id, payment);
    if (reason !== null) return this.#tell("payment.failed", link, { payment });
    link["status"] = "paid";
    if (!this.capturesAtOnce) return this.#tell("payment.authorized", link, { payment });
    this.#tell("payment.captured", link, { payment });
    this.#tell("payment_link.paid", link, { payment_link: link, payment });
  }

  /** The customer asks their bank, or the bank decides. */
  dispute(linkId: string, step: "open" | "won" | "lost"): void {
    const link = this.#links.get(linkId)!;
    const payment = [...this.#payments.values()].find((each) => each["order_id"] === link["order_id"])!;
    let dispute = this.#disputes.find((each) => each["payment_id"] === payment.id);
    if (dispute) dispute["status"] = step;
    else {
      const { amount, currency } = payment;
      dispute = this.#new("disp", { payment_id: payment.id, amount, currency, status: step });
      this.#disputes.push(dispute);
    }
    this.#tell(`payment.dispute.${step === "open" ? "created" : step}`, link, { payment, dispute: { ...dispute } });
  }

  /** Answers a request to the API. */
  async fetch(request: Request): Promise<Response> {
    if (request.headers.get("authorization") !== this.#authorization) return bad("Authentication failed", 401);
    const url = new URL(request.url);
    const text = await request.text();
    const key = request.headers.get("x-refund-idempotency") ?? request.headers.get("x-transfer-idempotency");
    if (key !== null && !/^[\w-]{10,36}$/.test(key)) return bad("The idempotency key is invalid");
    const asked = `${url.pathname} ${text}`;
    const known = key === null ? undefined : this.#answers.get(key);
    if (known && known.asked !== asked)
      return bad("Different request with the same idempotency key has already been processed.");
    if (known) return known.answer.clone();
    const answer = this.#answer(request.method, url, text === "" ? {} : (JSON.parse(text) as Record<string, unknown>));
    if (key !== null) this.#answers.set(key, { asked, answer: answer.clone() });
    return answer;
  }

  #linkOf(paymentId: string | null): Row | undefined {
    const order = this.#payments.get(paymentId ?? "")?.["order_id"];
    return order === undefined ? undefined : [...this.#links.values()].find((link) => link["order_id"] === order);
  }

  #answer(method: string, { pathname, searchParams }: URL, body: Record<string, unknown>): Response {
    const [, , noun = "", id = "", verb = ""] = pathname.split("/");
    const payment = this.#payments.get(id);
    switch (`${method} ${noun}${id ? "/" : ""}${verb}`) {
      case "POST payment_links":
        return this.#open(body);
      case "GET payment_links": {
        const [reference, paid] = [searchParams.get("reference_id"), searchParams.get("payment_id")];
        const all = [...this.#links.values()];
        const found = paid ? [this.#linkOf(paid)] : all.filter((link) => link["reference_id"] === reference);
        return Response.json({ payment_links: found.filter(Boolean) });
      }
      case "GET payment_links/":
        return this.#links.has(id) ? Response.json(this.#links.get(id)) : bad("The id provided does not exist");
      case "POST payment_links/cancel": {
        const link = this.#links.get(id);
        if (link?.["status"] !== "created") return bad("Payment Link cannot be cancelled");
        link["status"] = "cancelled";
        return Response.json(link);
      }
      case "GET orders/payments":
        return Response.json({ items: [...this.#payments.values()].filter((each) => each["order_id"] === id) });
      case "POST payments/capture":
        if (payment?.["status"] !== "authorized") return bad("This payment has already been captured");
        payment["status"] = "captured";
        this.#tell("payment.captured", this.#linkOf(id)!, { payment });
        return Response.json(payment);
      case "GET payments/refunds":
        return Response.json({ items: this.#refunds.filter((refund) => refund["payment_id"] === id) });
      case "POST payments/refund":
        return this.#refund(payment!, Number(body["amount"]), body["notes"]);
      case "POST transfers":
        return Response.json(this.#new("trf", { amount: body["amount"], recipient: body["account"] }));
      default:
        return bad("The requested URL was not found on the server.", 404);
    }
  }

  #open({ amount, currency, reference_id, notes }: Record<string, unknown>): Response {
    if ([...this.#links.values()].some((link) => link["reference_id"] === reference_id))
      return bad("payment link creation failed: reference_id already exists");
    const link = this.#new("plink", { amount, currency, reference_id, notes, status: "created", order_id: null });
    link["short_url"] = `https://rzp.io/i/${link.id}`;
    this.#links.set(link.id, link);
    return Response.json(link);
  }

  #refund(payment: Row, amount: number, notes: unknown): Response {
    const given = this.#refunds.filter((refund) => refund["payment_id"] === payment.id);
    const left = given.reduce((sum, refund) => sum - Number(refund["amount"]), Number(payment["amount"]));
    if (!(amount > 0 && amount <= left)) return bad("The total refund amount is greater than the payment amount");
    const values = { payment_id: payment.id, amount, currency: payment["currency"], status: "processed", notes };
    const refund = this.#new("rfnd", values);
    this.#refunds.push(refund);
    if (amount === left) payment["status"] = "refunded";
    this.#tell("refund.processed", this.#linkOf(payment.id)!, { refund, payment });
    return Response.json(refund);
  }
}
