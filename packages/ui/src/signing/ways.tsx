// The ways in and the proofs: accounts elsewhere, the second step of a sign-in, proving once more who one is.
import type { ProofWays, ProviderOption, SecondFactor } from "@stoa/contract";
import { For, type JSX, Show } from "solid-js";
import { Button, LinkButton } from "../button.tsx";
import { Field } from "../field.tsx";
import { FormError } from "../notice.tsx";
import { useSigning } from "./kit.tsx";
import type { RefusedWords } from "./words.ts";

/** The address at which an app sends somebody to a provider. */
export function providerHref(provider: string, of: { next: string; for?: "link" | "proof" }): string {
  return `/sign-in/${provider}?${new URLSearchParams({ next: of.next, ...(of.for && { for: of.for }) })}`;
}

/** Links to providers. They leave the app, so no router may take them. */
export function ProviderLinks(props: { providers: readonly ProviderOption[]; next: string; for?: "proof" }) {
  const { words } = useSigning();
  return (
    <For each={props.providers}>
      {({ provider, label }) => (
        <LinkButton
          href={providerHref(provider, { next: props.next, ...(props.for && { for: props.for }) })}
          rel="external nofollow"
          wide
        >
          {words.withProvider(label)}
        </LinkButton>
      )}
    </For>
  );
}

/** Why a provider's account opened nothing, by the reason in the address; nothing without one. */
export function RefusedNotice(props: { reason: string | undefined }) {
  const { words } = useSigning();
  const sentence = () => {
    const { reason } = props;
    if (!reason) return null;
    return reason in words.refused ? words.refused[reason as keyof RefusedWords] : words.refused.other;
  };
  return <FormError message={sentence()} />;
}

/** A line between what is typed and other ways. */
export function OtherWays(props: { children: JSX.Element }) {
  const { words } = useSigning();
  return (
    <div class="flex flex-col gap-3">
      <div class="flex items-center gap-3 text-sm text-ink-faint" aria-hidden="true">
        <span class="h-px flex-1 bg-line" />
        {words.or}
        <span class="h-px flex-1 bg-line" />
      </div>
      {props.children}
    </div>
  );
}

/** A form with one code, of the phone or of those that were kept. */
function CodeForm(props: {
  step: string;
  hidden: Record<string, string>;
  kind: "totp" | "recovery";
  primary: boolean;
}) {
  const { Form, words } = useSigning();
  const isTotp = () => props.kind === "totp";
  return (
    <Form
      step={props.step}
      hidden={props.hidden}
      class="flex flex-col gap-4"
      label={isTotp() ? words.totpTitle : words.codesTitle}
    >
      {(state) => (
        <>
          <FormError message={state.refusal()} />
          <Field
            label={isTotp() ? words.code : words.recoveryCode}
            hint={isTotp() ? words.codeHint : words.recoveryHint}
            name="code"
            dir="ltr"
            required
            autofocus={props.primary}
            autocomplete={isTotp() ? "one-time-code" : "off"}
            inputmode={isTotp() ? "numeric" : "text"}
            maxlength={isTotp() ? "8" : "60"}
            spellcheck={false}
          />
          <Button type="submit" variant={props.primary ? "primary" : "secondary"} size="lg" wide busy={state.pending()}>
            {isTotp() ? words.continue : words.useRecovery}
          </Button>
        </>
      )}
    </Form>
  );
}

/** The second step of a sign-in. `passkey` is the button for it; the recovery codes stay folded away while there is another way. */
export function SecondStep(props: {
  methods: readonly SecondFactor[];
  hidden: Record<string, string>;
  passkey: JSX.Element;
}) {
  const { words } = useSigning();
  const has = (method: SecondFactor) => props.methods.includes(method);
  const hasOther = () => has("totp") || has("passkey");
  return (
    <div class="flex flex-col gap-5">
      <Show when={has("totp")}>
        <CodeForm step="second-totp" hidden={props.hidden} kind="totp" primary />
      </Show>
      <Show when={has("passkey")}>{props.passkey}</Show>
      <Show when={has("recovery")}>
        <Show
          when={hasOther()}
          fallback={<CodeForm step="second-recovery" hidden={props.hidden} kind="recovery" primary />}
        >
          <details class="rounded-md border border-line p-4">
            <summary class="cursor-pointer text-sm font-semibold">{words.lostPhone}</summary>
            <div class="mt-4">
              <CodeForm step="second-recovery" hidden={props.hidden} kind="recovery" primary={false} />
            </div>
          </details>
        </Show>
      </Show>
    </div>
  );
}

/** Proving once more who one is. */
export function Proofs(props: { ways: ProofWays; next: string; email: string; passkey: JSX.Element }) {
  const { Form, words } = useSigning();
  const hidden = () => ({ next: props.next });
  const hasAny = () =>
    props.ways.hasPassword || props.ways.hasTotp || props.ways.hasPasskey || props.ways.providers.length > 0;
  return (
    <div class="flex flex-col gap-5">
      <Show when={props.ways.hasPasskey}>{props.passkey}</Show>
      <Show when={props.ways.hasTotp}>
        <CodeForm step="prove-totp" hidden={hidden()} kind="totp" primary />
      </Show>
      <Show when={props.ways.hasPassword}>
        <Form step="prove-password" hidden={hidden()} class="flex flex-col gap-4" label={words.proofTitle}>
          {(state) => (
            <>
              <FormError message={state.refusal()} />
              <input type="hidden" name="username" autocomplete="username" value={props.email} />
              <Field
                label={words.password}
                name="password"
                type="password"
                dir="ltr"
                required
                maxlength="256"
                autocomplete="current-password"
                autofocus={!props.ways.hasTotp}
              />
              <Button
                type="submit"
                variant={props.ways.hasTotp ? "secondary" : "primary"}
                size="lg"
                wide
                busy={state.pending()}
              >
                {words.continue}
              </Button>
            </>
          )}
        </Form>
      </Show>
      <Show when={props.ways.providers.length > 0}>
        <ProviderLinks providers={props.ways.providers} next={props.next} for="proof" />
      </Show>
      <Show when={!hasAny()}>
        <p class="text-ink-soft">{words.proofNone}</p>
      </Show>
    </div>
  );
}
