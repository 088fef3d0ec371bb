// The world outside Cloudflare, as core needs it. Adapters live in @stoa/providers and pass one contract suite.
import type {
  Currency,
  Destination,
  Id,
  IdentityProvider,
  PaymentDetails,
  PaymentMethod,
  CaptureMode,
  ProviderEventType,
  StatementLine,
  Transfer,
  Address,
  DeliveryMethod,
  ParcelEventKind,
} from "@stoa/contract";

/** A fact that a provider reports about a payment. Facts may come late, twice and in any order. */
export interface ProviderEvent {
  /** The provider's own id of the fact: the same fact always has the same id. */
  eventId: string;
  /** The key that the payment was opened with, so that a fact finds its payment even when our answer from `open` was lost. */
  key: string;
  /** The provider's name of the payment. */
  providerRef: string;
  type: ProviderEventType;
  amountMinor: number;
  currency: Currency;
  at: number;
  /** What of the payment the fact is about: the key of the capture or refund that was asked for, the provider's name of the dispute. */
  about: string | null;
  /** What the provider charges us for it, where it does. */
  feeMinor?: number;
}

/** A payment to open at the provider. `key` makes a retry harmless: the same key is the same payment. */
export interface OpenPayment {
  key: string;
  purchaseId: Id<"purchase">;
  paymentId: Id<"payment">;
  amountMinor: number;
  currency: Currency;
  details: PaymentDetails;
  /** Whether the money is taken now, or only authorised and captured later. */
  capture: CaptureMode;
  /** Where the provider sends the customer back to after approving. */
  returnUrl: string;
}

/** Names a payment: by our key, and by the provider's name of it once we know that. */
export interface PaymentName {
  key: string;
  providerRef: string | null;
}

/** Where a payment stands at the provider. */
export interface ProviderPayment {
  providerRef: string;
  status: "requires_action" | "authorised" | "succeeded" | "failed" | "cancelled";
  /** The provider's page on which the customer approves, when that is needed. */
  redirectUrl: string | null;
  /** Why it failed, in the provider's own code. */
  declineCode: string | null;
  /** All facts so far, oldest first. */
  events: ProviderEvent[];
}

/** An amount of a payment to capture or to give back; the same key is the same movement. */
export interface Movement {
  key: string;
  providerRef: string;
  amountMinor: number;
  currency: Currency;
}

/** A seller's money to send. `destination` is the seller's account at the provider, where it has such. */
export interface TransferOrder {
  key: string;
  sellerId: Id<"seller">;
  amountMinor: number;
  currency: Currency;
  destination?: string | null;
}

/** A payment service provider. */
export interface PaymentProvider {
  readonly name: string;
  readonly methods: readonly PaymentMethod[];
  /** Whether customers give their card or account on the provider's own page, and never to us. */
  readonly hosted: boolean;
  /** Whether one authorisation can be captured in parts, as parcels leave. */
  readonly capturesInParts: boolean;
  /** Opens a payment and tries to take the money. @throws PROVIDER_UNAVAILABLE */
  open(payment: OpenPayment): Promise<ProviderPayment>;
  /** Asks where a payment stands; null when the provider never heard of it. @throws PROVIDER_UNAVAILABLE */
  find(payment: PaymentName): Promise<ProviderPayment | null>;
  /** Gives up a payment that has not taken money; harmless when it has (then the answer says so). @throws PROVIDER_UNAVAILABLE */
  cancel(payment: PaymentName): Promise<ProviderPayment | null>;
  /** Takes a part of the authorised money. @throws PROVIDER_UNAVAILABLE, ILLEGAL_TRANSITION more than is left */
  capture(capture: Movement): Promise<ProviderEvent>;
  /** Lets go what was authorised and is not captured; null when nothing is left to let go. @throws PROVIDER_UNAVAILABLE */
  release(payment: { key: string; providerRef: string }): Promise<ProviderEvent | null>;
  /** Gives money back; the same key is the same refund. @throws PROVIDER_UNAVAILABLE, ILLEGAL_TRANSITION more than is left */
  refund(refund: Movement): Promise<ProviderEvent>;
  /** Sends a seller's money; the same key is the same transfer. @throws PROVIDER_UNAVAILABLE, METHOD_UNAVAILABLE no account to send to */
  transfer(transfer: TransferOrder): Promise<Transfer>;
  /** All money that moved from `fromAt` up to before `toAt`, oldest first; absent where the provider only gives files. @throws PROVIDER_UNAVAILABLE */
  statement?(fromAt: number, toAt: number): Promise<StatementLine[]>;
  /**
   * Verifies the signature of a webhook over its raw bytes and reads its facts: none where it tells nothing of ours,
   * null when it is not genuine. @throws PROVIDER_UNAVAILABLE the facts could not be asked for
   */
  webhook(headers: Headers, body: string): Promise<ProviderEvent[] | null>;
}

/** A fact that a carrier reports about a parcel. Facts may come late, twice and in any order. */
export interface CarrierEvent {
  /** The carrier's own id of the fact: the same fact always has the same id. */
  eventId: string;
  trackingNumber: string;
  kind: ParcelEventKind;
  place: string;
  at: number;
}

/** A label to buy. `key` makes a retry harmless: the same order for a label is the same label. */
export interface BookLabel {
  key: string;
  at: number;
  service: DeliveryMethod;
  unitCount: number;
  fromCountry: string;
  toCountry: string;
  to: Address;
}

/** Somebody who carries parcels and tells where they are. */
export interface CarrierProvider {
  readonly name: string;
  /** As customers know it. */
  readonly title: string;
  /** Buys a label. @throws PROVIDER_UNAVAILABLE */
  book(label: BookLabel): Promise<{ trackingNumber: string }>;
  /** All that is known of a parcel at this time, oldest first; nothing for a number that the carrier never gave. @throws PROVIDER_UNAVAILABLE */
  track(trackingNumber: string, nowMs: number): Promise<CarrierEvent[]>;
  /** Verifies the signature of a webhook over its raw bytes and reads its facts; null when it is not genuine. */
  webhook(headers: Headers, body: string, nowMs: number): Promise<CarrierEvent[] | null>;
}

/** A mail as it leaves. `key` is the reason: a service that honours it never sends twice. */
export interface OutgoingMail {
  key: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where a mail program switches this kind of mail off with one press (RFC 8058); null where that cannot be. */
  unsubscribeUrl: string | null;
}

/** Sends mail. */
export interface MailSender {
  send(mail: OutgoingMail): Promise<void>;
}

/** What is to be taxed: things that a customer in a place buys, each with its category and those above it, closest first. */
export interface TaxQuestion {
  country: string;
  /** Empty where it is not known, or the country has none. */
  destination: Destination;
  /** The rate of the market, which holds for what nobody knows better. */
  usualBps: number;
  things: readonly { categorySlugs: readonly string[] }[];
}

/** Knows tax rates. */
export interface TaxProvider {
  readonly name: string;
  /** The rate of each thing, in the order of the question. @throws PROVIDER_UNAVAILABLE */
  rates(question: TaxQuestion): Promise<number[]>;
}

/** A webhook as it leaves. */
export interface OutgoingWebhook {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What an endpoint answered: its code, or why none came. `answer` is no longer than 1,000 characters. */
export type WebhookAnswer =
  | { code: number; retryAfter: string | null; answer: string }
  | { code: null; error: "timeout" | "unreachable" };

/** Sends webhooks to programs of sellers. */
export interface WebhookSender {
  /** Whether addresses of this computer may be called: in a local marketplace only. */
  readonly isLocal: boolean;
  /** Posts once, follows no redirect, waits at most `WEBHOOK_TIMEOUT_MS`, reads no more of the answer than is kept. */
  post(webhook: OutgoingWebhook): Promise<WebhookAnswer>;
}

/** All outside services of one deployment. */
export interface Providers {
  /** Absent: the table of rates of the marketplace itself. */
  tax?: TaxProvider;
  /** The provider of new payments by default, and the one that pays sellers out. */
  payment: PaymentProvider;
  /** All providers of this deployment, the default among them: a payment belongs to the one that took it. */
  payments: readonly PaymentProvider[];
  /** Who takes a payment of this method in this currency; null: nobody does. */
  paymentFor(method: PaymentMethod, currency: Currency): PaymentProvider | null;
  /** Who sells labels and follows parcels. */
  carriers: readonly CarrierProvider[];
  mail: MailSender;
  webhooks: WebhookSender;
  /** Who else vouches for people, in the order in which they are offered. */
  identity: readonly IdentityProvider[];
}
