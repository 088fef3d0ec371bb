// The world outside Cloudflare, as core needs it. Adapters live in @stoa/providers and pass one contract suite.
import type {
  Address,
  Currency,
  DeliveryMethod,
  Id,
  IdentityProvider,
  ParcelEventKind,
  PaymentDetails,
  PaymentEventType,
  PaymentMethod,
} from "@stoa/contract";

/** A fact that a provider reports about a payment. Facts may come late, twice and in any order. */
export interface ProviderEvent {
  /** The provider's own id of the fact: the same fact always has the same id. */
  eventId: string;
  /** The key that the payment was opened with, so that a fact finds its payment even when our answer from `open` was lost. */
  key: string;
  /** The provider's name of the payment. */
  providerRef: string;
  type: PaymentEventType;
  amountMinor: number;
  currency: Currency;
  at: number;
}

/** A payment to open at the provider. `key` makes a retry harmless: the same key is the same payment. */
export interface OpenPayment {
  key: string;
  purchaseId: Id<"purchase">;
  paymentId: Id<"payment">;
  amountMinor: number;
  currency: Currency;
  details: PaymentDetails;
  /** Where the provider sends the customer back to after approving. */
  returnUrl: string;
}

/** Where a payment stands at the provider. */
export interface ProviderPayment {
  providerRef: string;
  status: "requires_action" | "succeeded" | "failed" | "cancelled";
  /** The provider's page on which the customer approves, when that is needed. */
  redirectUrl: string | null;
  /** Why it failed, in the provider's own code. */
  declineCode: string | null;
  /** All facts so far, oldest first. */
  events: ProviderEvent[];
}

/** A payment service provider. */
export interface PaymentProvider {
  readonly name: string;
  readonly methods: readonly PaymentMethod[];
  /** Opens a payment and tries to take the money. @throws PROVIDER_UNAVAILABLE */
  open(payment: OpenPayment): Promise<ProviderPayment>;
  /** Asks where a payment stands, by the key it was opened with; null when the provider never heard of it. @throws PROVIDER_UNAVAILABLE */
  find(key: string): Promise<ProviderPayment | null>;
  /** Gives up a payment that has not taken money; harmless when it has (then the answer says so). @throws PROVIDER_UNAVAILABLE */
  cancel(key: string): Promise<ProviderPayment | null>;
  /** Gives money back; the same key is the same refund. @throws PROVIDER_UNAVAILABLE */
  refund(refund: { key: string; providerRef: string; amountMinor: number; currency: Currency }): Promise<ProviderEvent>;
  /** Verifies the signature of a webhook over its raw bytes and reads its facts; null when it is not genuine. */
  webhook(headers: Headers, body: string): Promise<ProviderEvent | null>;
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
}

/** Sends mail. */
export interface MailSender {
  send(mail: OutgoingMail): Promise<void>;
}

/** All outside services of one deployment. */
export interface Providers {
  payment: PaymentProvider;
  /** Who sells labels and follows parcels. */
  carriers: readonly CarrierProvider[];
  mail: MailSender;
  /** Who else vouches for people, in the order in which they are offered. */
  identity: readonly IdentityProvider[];
}
