// Adapters to the world outside Cloudflare. Objects have entries of their own, since only workerd can load them.
export type { Answer, PaymentFile } from "./payment/sandbox/answers.ts";
export { sandboxProvider, type SandboxOptions } from "./payment/sandbox/adapter.ts";
export { type Behaviour, GOOD_BEHAVIOUR, SANDBOX_NAME } from "./payment/sandbox/rules.ts";
export type { PastPayment } from "./payment/sandbox/store.ts";
export { sign as signWebhook, SIGNATURE_HEADER } from "./payment/sandbox/signature.ts";
export { type MailBinding, MailRefused, sendEmail, type SendEmailOptions } from "./mail/send-email.ts";
