// Gives the parts of signing in what they need of the shop: its forms, its words, its time.
import type { SigningStep } from "@stoa/client/signing";
import { passkeyCalls } from "@stoa/client/signing";
import { SigningParts, type StepFormProps } from "@stoa/ui/signing";
import { useLocation } from "@solidjs/router";
import { For, type JSX } from "solid-js";
import { useSigningTexts } from "../../i18n/signing-pages.ts";
import { api } from "../../lib/api.ts";
import { refusalOf } from "../../lib/errors.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { SIGNING_FORMS } from "../../lib/forms/signing.ts";
import { useShop } from "../../lib/shop.tsx";

function StepForm(props: StepFormProps) {
  const { market, t } = useShop();
  const location = useLocation();
  const form = useForm(SIGNING_FORMS[props.step as SigningStep]);
  return (
    <Form
      state={form}
      market={market}
      to={location.pathname + location.search}
      class={props.class}
      aria-label={props.label}
    >
      <For each={Object.entries(props.hidden ?? {})}>
        {([name, value]) => <input type="hidden" name={name} value={value} />}
      </For>
      {props.children({
        pending: form.pending,
        refusal: () => {
          const refusal = form.refusal();
          return refusal && t.errors[refusal.code];
        },
        typed: form.typed,
      })}
    </Form>
  );
}

/** The parts of signing in stand inside this. */
export function Signing(props: { children: JSX.Element }) {
  const { market } = useShop();
  return (
    <SigningParts form={StepForm} words={useSigningTexts()} locale={market.locale} timeZone={market.timeZone}>
      {props.children}
    </SigningParts>
  );
}

/** Passkeys, in this market. */
export const usePasskeys = () => passkeyCalls(api(), useShop().market.handle);

/** What to say of a passkey that could not be made; whose proof is old is led to prove who they are. */
export function usePasskeyError(): (error: unknown) => string | null {
  const { t, path } = useShop();
  return (error) => {
    const { code } = refusalOf(error);
    if (code === "STEP_UP_REQUIRED")
      location.assign(`${path("/verify-it-is-you")}?${new URLSearchParams({ next: path("/account/security") })}`);
    return code === "UNKNOWN" ? null : t.errors[code];
  };
}
