// Which payment providers a deployment has, and who takes what: the one table of methods and currencies.
import { type Currency, DomainError, type PaymentMethod } from "@stoa/contract";
import type { PaymentProvider, Providers } from "@stoa/core/kernel";
import { SANDBOX_NAME, sandboxProvider, secretsOf } from "@stoa/providers";
import { razorpayProvider } from "@stoa/providers/razorpay";
import { stripeProvider } from "@stoa/providers/stripe";
import { type Env, hasSandbox, webhookSecretOf } from "./env.ts";

/** Who takes a method in a currency, the best first; one that the deployment has no secrets for is passed over. */
const TAKERS: readonly [
  provider: string,
  methods: readonly PaymentMethod[],
  currencies: readonly Currency[] | "all",
][] = [
  ["razorpay", ["upi", "card", "wallet"], ["INR"]],
  ["stripe", ["card", "wallet"], "all"],
  ["sandbox", ["card", "upi", "wallet"], "all"],
];

const refuse = async (): Promise<never> => {
  throw new DomainError("PROVIDER_UNAVAILABLE");
};

/** Stands where a deployment has no provider: nobody takes money but the courier at the door, and nobody is paid out. */
const NOBODY: PaymentProvider = {
  name: "none",
  methods: [],
  hosted: false,
  capturesInParts: false,
  open: refuse,
  find: refuse,
  cancel: refuse,
  capture: refuse,
  release: refuse,
  refund: refuse,
  transfer: refuse,
  webhook: async () => null,
};

/** The payment providers of a deployment; the sandbox is one where only play money is taken. */
export function paymentProviders(env: Env): Pick<Providers, "payment" | "payments" | "paymentFor"> {
  const payments: PaymentProvider[] = [];
  if (hasSandbox(env) && env.SANDBOX)
    payments.push(
      sandboxProvider({ object: env.SANDBOX.getByName(SANDBOX_NAME), webhookSecret: webhookSecretOf(env) }),
    );
  if (env.STRIPE_SECRET_KEY)
    payments.push(
      stripeProvider({
        secretKey: env.STRIPE_SECRET_KEY,
        webhookSecrets: secretsOf(env.STRIPE_WEBHOOK_SECRET ?? ""),
        capturesInParts: env.STRIPE_MULTICAPTURE === "1",
      }),
    );
  if (env.RAZORPAY_KEY_ID && env.RAZORPAY_KEY_SECRET)
    payments.push(
      razorpayProvider({
        keyId: env.RAZORPAY_KEY_ID,
        keySecret: env.RAZORPAY_KEY_SECRET,
        webhookSecrets: secretsOf(env.RAZORPAY_WEBHOOK_SECRET ?? ""),
      }),
    );
  const takers = TAKERS.flatMap(([name, methods, currencies]) => {
    const provider = payments.find((each) => each.name === name);
    return provider ? [{ provider, methods, currencies }] : [];
  });
  const paymentFor = (method: PaymentMethod, currency: Currency): PaymentProvider | null =>
    takers.find(
      ({ methods, currencies }) => methods.includes(method) && (currencies === "all" || currencies.includes(currency)),
    )?.provider ?? null;
  return { payment: takers[0]?.provider ?? NOBODY, payments, paymentFor };
}
