// A stand-in for Stripe in tests: it speaks the part of its HTTP API that we use, keeps books as it does, honours idempotency
// keys, and signs webhooks. It knows nothing of our adapter.
import { SECOND_MS } from "@stoa/contract";

type Row = Record<string, unknown> & { id: string; created: number };
interface Sent {
  headers: Headers;
  body: string;
}

const bad = (code: string, type = "invalid_request_error", status = 400) =>
  Response.json({ error: { type, code, message: code } }, { status });

/** The books of one stand-in account. */
export class StripeStandIn {
  readonly #secret: string;
  readonly #webhookSecret: string;
  readonly #answers = new Map<string, { asked: string; answer: Response }>();
  readonly sessions = new Map<string, Row>();
  readonly intents = new Map<string, Row>();
  readonly charges = new Map<string, Row>();
  readonly refunds = new Map<string, Row>();
  readonly disputes = new Map<string, Row>();
  readonly transfers = new Map<string, Row>();
  /** Webhooks that were sent, oldest first, by the intent they are about. */
  readonly #sent: { intent: string; event: Promise<Sent> }[] = [];
  #count = 0;

  constructor(secret: string, webhookSecret: string) {
    this.#secret = secret;
    this.#webhookSecret = webhookSecret;
  }

  #new(prefix: string, values: Record<string, unknown>): Row {
    this.#count += 1;
    return {
      id: `${prefix}_${String(this.#count).padStart(6, "0")}`,
      created: Math.floor(Date.now() / SECOND_MS),
      ...values,
    };
  }

  #tell(type: string, intent: Row, object: Row): void {
    const { id, created } = this.#new("evt", {});
    const body = JSON.stringify({ id, object: "event", api_version: "2026-06-24", created, type, data: { object } });
    this.#sent.push({ intent: intent.id, event: this.sign(body) });
  }

  /** A body as a webhook of this account. */
  async sign(body: string, secret = this.#webhookSecret, atMs = Date.now()): Promise<Sent> {
    const t = Math.floor(atMs / SECOND_MS);
    const raw = new TextEncoder();
    const key = await crypto.subtle.importKey("raw", raw.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
    ]);
    const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, raw.encode(`${t}.${body}`)));
    const v1 = Array.from(mac, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return { headers: new Headers({ "stripe-signature": `t=${t},v1=${v1}` }), body };
  }

  /** The webhooks about the payment of a page. */
  async webhooksOf(sessionId: string): Promise<Sent[]> {
    const intent = this.sessions.get(sessionId)?.["payment_intent"];
    return await Promise.all(this.#sent.filter((sent) => sent.intent === intent).map(({ event }) => event));
  }

  /** The customer pays on the hosted page, or tries to with a card that is declined. */
  pay(sessionId: string, declineCode: string | null = null): void {
    const session = this.sessions.get(sessionId);
    if (session?.["status"] !== "open") return;
    const { amount_total: amount, currency, metadata, manual } = session;
    let intent = this.intents.get(String(session["payment_intent"]));
    intent ??= this.#new("pi", {
      object: "payment_intent",
      amount,
      amount_capturable: 0,
      amount_received: 0,
      currency,
      metadata: { ...(metadata as object) },
      capture_method: manual ? "manual" : "automatic",
      latest_charge: null,
      status: "requires_payment_method",
    });
    this.intents.set(intent.id, intent);
    session["payment_intent"] = intent.id;
    if (declineCode !== null) {
      intent["last_payment_error"] = { type: "card_error", code: "card_declined", decline_code: declineCode };
      return this.#tell("payment_intent.payment_failed", intent, intent);
    }
    const charge = this.#new("ch", {
      object: "charge",
      amount,
      amount_captured: manual ? 0 : amount,
      amount_refunded: 0,
      captured: !manual,
      currency,
      disputed: false,
      paid: true,
      payment_intent: intent.id,
    });
    this.charges.set(charge.id, charge);
    Object.assign(intent, {
      latest_charge: charge.id,
      last_payment_error: null,
      status: manual ? "requires_capture" : "succeeded",
      amount_capturable: manual ? amount : 0,
      amount_received: manual ? 0 : amount,
    });
    Object.assign(session, { status: "complete", payment_status: manual ? "unpaid" : "paid", url: null });
    this.#tell("checkout.session.completed", intent, session);
    this.#tell("charge.succeeded", intent, charge);
  }

  /** The customer asks their bank, or the bank decides. */
  dispute(sessionId: string, step: "open" | "won" | "lost"): void {
    const intent = this.intents.get(String(this.sessions.get(sessionId)?.["payment_intent"]))!;
    const charge = this.charges.get(String(intent["latest_charge"]))!;
    let dispute = [...this.disputes.values()].find((each) => each["payment_intent"] === intent.id);
    if (step === "open") {
      charge["disputed"] = true;
      const values = {
        object: "dispute",
        payment_intent: intent.id,
        charge: charge.id,
        currency: charge["currency"],
        balance_transactions: [],
      };
      dispute = this.#new("dp", { ...values, amount: charge["amount"], status: "needs_response" });
      this.disputes.set(dispute.id, dispute);
    } else Object.assign(dispute!, { status: step, balance_transactions: step === "lost" ? [{ fee: 1_500 }] : [] });
    this.#tell(step === "open" ? "charge.dispute.created" : "charge.dispute.closed", intent, dispute!);
  }

  /** Answers a request to the API. */
  async fetch(request: Request): Promise<Response> {
    if (request.headers.get("authorization") !== `Bearer ${this.#secret}`)
      return bad("api_key_invalid", "authentication_error", 401);
    const url = new URL(request.url);
    const text = await request.text();
    const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
    const asked = `${url.pathname} ${text}`;
    const known = key === null ? undefined : this.#answers.get(key);
    if (known && known.asked !== asked) return bad("idempotency_key_in_use", "idempotency_error");
    if (known) return known.answer.clone();
    const answer = this.#answer(
      request.method,
      url,
      new URLSearchParams(request.method === "POST" ? text : url.search),
    );
    if (key !== null) this.#answers.set(key, { asked, answer: answer.clone() });
    return answer;
  }

  #answer(method: string, { pathname }: URL, form: URLSearchParams): Response {
    const [, , noun = "", id = "", verb = "", more = ""] = pathname.split("/");
    const amount = Number(form.get("amount"));
    const intent = this.intents.get(noun === "payment_intents" ? id : (form.get("payment_intent") ?? ""));
    const listOf = (rows: Map<string, Row>) =>
      Response.json({
        object: "list",
        has_more: false,
        data: [...rows.values()]
          .filter((row) => row["payment_intent"] === intent?.id)
          .map((row) => this.#expanded(row)),
      });
    switch (`${method} ${noun}${noun === "checkout" ? `/${verb ? more || "one" : "all"}` : verb ? `/${verb}` : ""}`) {
      case "POST checkout/all":
        return Response.json(this.#open(form));
      case "GET checkout/all":
        return listOf(this.sessions);
      case "GET checkout/one": {
        const session = this.sessions.get(verb);
        return session ? Response.json(this.#expanded(session)) : bad("resource_missing", "invalid_request_error", 404);
      }
      case "POST checkout/expire": {
        const session = this.sessions.get(verb);
        if (session?.["status"] !== "open") return bad("session_not_open");
        Object.assign(session, { status: "expired", url: null });
        return Response.json(session);
      }
      case "GET payment_intents": {
        const wanted = /metadata\['stoa_key'\]:'([^']*)'/.exec(form.get("query") ?? "")?.[1];
        const found = [...this.intents.values()].filter(
          (row) => (row["metadata"] as Record<string, string>)["stoa_key"] === wanted,
        );
        return Response.json({ object: "search_result", data: found, has_more: false });
      }
      case "POST payment_intents/capture":
        return this.#capture(intent!, form);
      case "POST payment_intents/cancel":
        if (intent?.["status"] !== "requires_capture") return bad("payment_intent_unexpected_state");
        Object.assign(intent, { status: "canceled", amount_capturable: 0 });
        this.#tell("payment_intent.canceled", intent, intent);
        return Response.json(intent);
      case "POST refunds":
        return this.#refund(intent!, amount, form.get("metadata[key]"));
      case "GET refunds":
        return listOf(this.refunds);
      case "GET disputes":
        return listOf(this.disputes);
      case "POST transfers": {
        const transfer = this.#new("tr", {
          object: "transfer",
          amount,
          currency: form.get("currency"),
          destination: form.get("destination"),
        });
        this.transfers.set(transfer.id, transfer);
        return Response.json(transfer);
      }
      default:
        return bad("unrecognized_request", "invalid_request_error", 404);
    }
  }

  #open(form: URLSearchParams): Row {
    const metadata = Object.fromEntries(
      [...form].flatMap(([name, value]) => {
        const key = /^payment_intent_data\[metadata\]\[(.+)\]$/.exec(name)?.[1];
        return key ? [[key, value]] : [];
      }),
    );
    const session = this.#new("cs", {
      object: "checkout.session",
      client_reference_id: form.get("client_reference_id"),
      amount_total: Number(form.get("line_items[0][price_data][unit_amount]")),
      currency: form.get("line_items[0][price_data][currency]"),
      manual: form.get("payment_intent_data[capture_method]") === "manual",
      metadata,
      payment_intent: null,
      payment_status: "unpaid",
      status: "open",
    });
    session["url"] = `https://checkout.stripe.com/c/pay/${session.id}`;
    this.sessions.set(session.id, session);
    return session;
  }

  #capture(intent: Row, form: URLSearchParams): Response {
    const amount = Number(form.get("amount_to_capture"));
    const left = Number(intent["amount_capturable"]);
    if (intent["status"] !== "requires_capture") return bad("payment_intent_unexpected_state");
    if (!(amount > 0 && amount <= left)) return bad("amount_too_large");
    const charge = this.charges.get(String(intent["latest_charge"]))!;
    for (const [name, value] of form) {
      const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
      if (key) (intent["metadata"] as Record<string, string>)[key] = value;
    }
    const isFinal = form.get("final_capture") !== "false";
    charge["amount_captured"] = Number(charge["amount_captured"]) + amount;
    Object.assign(intent, {
      amount_received: charge["amount_captured"],
      amount_capturable: isFinal ? 0 : left - amount,
      status: isFinal ? "succeeded" : "requires_capture",
    });
    this.#tell("charge.captured", intent, charge);
    return Response.json(intent);
  }

  #refund(intent: Row, amount: number, key: string | null): Response {
    const charge = this.charges.get(String(intent["latest_charge"]))!;
    const left = Number(charge["amount_captured"]) - Number(charge["amount_refunded"]);
    if (!(amount > 0 && amount <= left)) return bad("charge_already_refunded");
    charge["amount_refunded"] = Number(charge["amount_refunded"]) + amount;
    const refund = this.#new("re", {
      object: "refund",
      amount,
      currency: charge["currency"],
      payment_intent: intent.id,
      metadata: { key },
      status: "succeeded",
    });
    this.refunds.set(refund.id, refund);
    this.#tell("refund.created", intent, refund);
    return Response.json(refund);
  }

  /** A page with its intent and charge, as `expand` asks. */
  #expanded(row: Row): Row {
    if (row["object"] !== "checkout.session") return row;
    const intent = this.intents.get(String(row["payment_intent"]));
    if (!intent) return row;
    return {
      ...row,
      payment_intent: { ...intent, latest_charge: this.charges.get(String(intent["latest_charge"])) ?? null },
    };
  }
}
