// Adapters to the world outside Cloudflare. Objects have entries of their own, since only workerd can load them.
export { CARRIER_SIGNATURE_HEADER, STOA_POST, stoaPost, type StoaPostOptions } from "./carrier/stoa-post/adapter.ts";
export type { Answer, PaymentFile } from "./payment/sandbox/answers.ts";
export { sandboxProvider, type SandboxOptions } from "./payment/sandbox/adapter.ts";
export { type Behaviour, DISPUTING_CARD, GOOD_BEHAVIOUR, SANDBOX_NAME, TEST_CARDS } from "./payment/sandbox/rules.ts";
export type { PastPayment } from "./payment/sandbox/store.ts";
export { secretsOf, sign, SIGNATURE_HEADER } from "./payment/sandbox/signature.ts";
export { fetchWebhooks } from "./webhook/fetch.ts";
export { type MailBinding, MailRefused, sendEmail, type SendEmailOptions } from "./mail/send-email.ts";
