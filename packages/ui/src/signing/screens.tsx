// Whole pages of signing in, for the seller and the admin app.
import type {
  PendingTotp,
  ProofWays,
  ProviderOption,
  RecoverySheet,
  SecondFactor,
  SecurityView,
  SessionView,
} from "@stoa/contract";
import { type JSX, Show } from "solid-js";
import { Wordmark } from "../brand.tsx";
import { Button, LinkButton } from "../button.tsx";
import { Field } from "../field.tsx";
import { PageHead } from "../layout.tsx";
import { FormError, Notice } from "../notice.tsx";
import { useSigning } from "./kit.tsx";
import { AddPasskey, PasskeyButton, type PasskeyUse } from "./passkeys.tsx";
import { PasskeysPanel } from "./passkeys-panel.tsx";
import { DoneNotice, MethodsPanel, RecoveryPanel, TotpPanel } from "./security.tsx";
import { SessionsPanel } from "./sessions.tsx";
import { OtherWays, ProviderLinks, Proofs, RefusedNotice, SecondStep } from "./ways.tsx";

/** Goes on to a page as a whole new one: who is looking has changed. */
const goTo = (to: string) => location.assign(to);

/** The frame of a page of one form. */
function Narrow(props: { app: string; title: string; lead: string; children: JSX.Element }) {
  return (
    <main class="grid min-h-dvh place-items-center px-4 py-10">
      <div class="w-full max-w-sm">
        <div class="mb-8 flex items-center gap-2.5">
          <Wordmark class="h-6 w-auto" />
          <span class="border-s border-line ps-2.5 text-sm text-ink-faint">{props.app}</span>
        </div>
        <h1 class="text-title font-semibold tracking-tight">{props.title}</h1>
        <p class="mt-2 mb-7 text-ink-soft">{props.lead}</p>
        {props.children}
      </div>
    </main>
  );
}

/** The way in. `next` is where it leads, on the app's own site. */
export function SignInScreen(props: {
  app: string;
  title: string;
  lead: string;
  next: string;
  refused: string | undefined;
  providers: readonly ProviderOption[];
  passkey: PasskeyUse;
}) {
  const { Form, words } = useSigning();
  return (
    <Narrow app={props.app} title={props.title} lead={props.lead}>
      <div class="flex flex-col gap-6">
        <RefusedNotice reason={props.refused} />
        <Form step="sign-in" hidden={{ next: props.next }} class="flex flex-col gap-4" label={props.title}>
          {(state) => (
            <>
              <FormError message={state.refusal()} />
              <Field
                label="E-mail address"
                name="email"
                type="email"
                autocomplete="username webauthn"
                required
                autofocus
                maxlength="254"
                value={state.typed("email")}
              />
              <Field
                label={words.password}
                name="password"
                type="password"
                autocomplete="current-password"
                required
                maxlength="256"
              />
              <Button type="submit" variant="primary" size="lg" wide busy={state.pending()}>
                Sign in
              </Button>
            </>
          )}
        </Form>
        <OtherWays>
          <PasskeyButton
            use={props.passkey}
            label={words.withPasskey}
            look={{ wide: true }}
            offered
            onDone={() => goTo(props.next)}
          />
          <ProviderLinks providers={props.providers} next={props.next} />
        </OtherWays>
      </div>
    </Narrow>
  );
}

/** The second step of a sign-in; null methods: nothing waits any more. */
export function SecondStepScreen(props: {
  app: string;
  methods: readonly SecondFactor[] | null;
  next: string;
  loginHref: string;
  passkey: PasskeyUse;
}) {
  const { words } = useSigning();
  return (
    <Narrow
      app={props.app}
      title={words.secondTitle}
      lead={props.methods === null ? words.secondGone : words.secondLead}
    >
      <Show
        when={props.methods}
        fallback={
          <LinkButton href={props.loginHref} variant="primary" size="lg" wide>
            {words.startAgain}
          </LinkButton>
        }
      >
        {(methods) => (
          <SecondStep
            methods={methods()}
            hidden={{ next: props.next }}
            passkey={
              <PasskeyButton
                use={props.passkey}
                label={words.usePasskey}
                look={{ wide: true, size: "lg", variant: methods()[0] === "passkey" ? "primary" : "secondary" }}
                onDone={() => goTo(props.next)}
              />
            }
          />
        )}
      </Show>
    </Narrow>
  );
}

/** Proving once more who one is. */
export function ProofScreen(props: {
  app: string;
  ways: ProofWays;
  email: string;
  next: string;
  refused: string | undefined;
  passkey: PasskeyUse;
}) {
  const { words } = useSigning();
  return (
    <Narrow app={props.app} title={words.proofTitle} lead={words.proofLead}>
      <RefusedNotice reason={props.refused} />
      <Proofs
        ways={props.ways}
        next={props.next}
        email={props.email}
        passkey={
          <PasskeyButton
            use={props.passkey}
            label={words.usePasskey}
            look={{ wide: true, size: "lg", variant: "primary" }}
            onDone={() => goTo(props.next)}
          />
        }
      />
    </Narrow>
  );
}

/** What the panels of an account's security show. */
export interface SecurityFacts {
  security: SecurityView;
  sessions: readonly SessionView[];
  pending: PendingTotp | null;
  sheet: RecoverySheet | null;
}

/** The panels of an account's security. `here` is the page that they stand on; `prove` leads to a proof and back. */
export function SecurityPanels(props: {
  facts: SecurityFacts;
  here: string;
  done: string | undefined;
  refused: string | undefined;
  passwordHref?: string | undefined;
  addPasskey: Parameters<typeof AddPasskey>[0]["use"];
  onPasskeyError: (error: unknown) => string | null;
  /** Says why a second step is wise, where there is none. */
  advice?: string | undefined;
}) {
  const hasSecond = () => props.facts.security.totpSince !== null || props.facts.security.passkeys.length > 0;
  return (
    <div class="flex flex-col gap-5">
      <DoneNotice done={props.done} />
      <RefusedNotice reason={props.refused} />
      <Show when={props.advice && !hasSecond()}>
        <Notice tone="warn">{props.advice}</Notice>
      </Show>
      <RecoveryPanel security={props.facts.security} sheet={props.facts.sheet} fileName="stoa-recovery-codes.txt" />
      <TotpPanel security={props.facts.security} pending={props.facts.pending} />
      <PasskeysPanel
        security={props.facts.security}
        add={
          <AddPasskey
            use={props.addPasskey}
            onDone={() => goTo(`${props.here}?done=passkey`)}
            onError={props.onPasskeyError}
          />
        }
      />
      <MethodsPanel security={props.facts.security} passwordHref={props.passwordHref} here={props.here} />
      <SessionsPanel sessions={props.facts.sessions} />
    </div>
  );
}

/** The page of it inside a desk. */
export function SecurityScreen(props: Parameters<typeof SecurityPanels>[0]) {
  const { words } = useSigning();
  return (
    <>
      <PageHead title={words.security} lead={props.facts.security.email} />
      <div class="max-w-3xl">
        <SecurityPanels {...props} />
      </div>
    </>
  );
}
