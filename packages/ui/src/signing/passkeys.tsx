// Passkeys in the browser: asked for by a button, offered in the field of the address where the browser can, and made.
import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { createSignal, onMount, Show } from "solid-js";
import { Button, type ButtonLook } from "../button.tsx";
import { Field } from "../field.tsx";
import { Icon } from "../icon.tsx";
import { FormError } from "../notice.tsx";
import { useSigning } from "./kit.tsx";

/** What a passkey is asked, and where its answer goes. */
export interface PasskeyUse<Came = unknown> {
  options: () => Promise<PublicKeyCredentialRequestOptionsJSON>;
  finish: (answer: AuthenticationResponseJSON) => Promise<Came>;
}

/** Whether this browser knows passkeys; false until the page is awake. */
function supported() {
  const [is, setIs] = createSignal(false);
  onMount(() => setIs(browserSupportsWebAuthn()));
  return is;
}

/** Whether somebody closed the browser's own question: that is no failure. */
const isTurnedDown = (error: unknown): boolean =>
  error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError");

/** A button that asks for a passkey. `offered` also offers it in a field with `autocomplete="… webauthn"`. */
export function PasskeyButton<Came>(props: {
  use: PasskeyUse<Came>;
  label: string;
  look?: ButtonLook;
  offered?: boolean;
  onDone: (came: Came) => void;
  /** A better sentence for what was thrown; null for the common one. */
  explain?: (error: unknown) => string | null;
}) {
  const { words } = useSigning();
  const isSupported = supported();
  const [pending, setPending] = createSignal(false);
  const [failure, setFailure] = createSignal<string | null>(null);
  const ask = async (useBrowserAutofill: boolean) => {
    try {
      const answer = await startAuthentication({ optionsJSON: await props.use.options(), useBrowserAutofill });
      setPending(true);
      props.onDone(await props.use.finish(answer));
    } catch (error) {
      setPending(false);
      // What was merely offered says nothing when it comes to nothing.
      if (!useBrowserAutofill && !isTurnedDown(error)) setFailure(props.explain?.(error) ?? words.passkeyFailed);
    }
  };
  onMount(async () => {
    if (props.offered && (await browserSupportsWebAuthnAutofill())) void ask(true);
  });
  return (
    <Show when={isSupported()}>
      <FormError message={failure()} />
      <Button
        {...props.look}
        busy={pending()}
        onClick={() => {
          setFailure(null);
          void ask(false);
        }}
      >
        <Icon name="key" class="size-4.5" />
        {props.label}
      </Button>
    </Show>
  );
}

/** Makes a passkey, under a name by which its owner knows it. */
export function AddPasskey(props: {
  use: {
    options: () => Promise<PublicKeyCredentialCreationOptionsJSON>;
    finish: (made: RegistrationResponseJSON, name: string) => Promise<unknown>;
  };
  onDone: () => void;
  /** Takes what was thrown, where the app knows what to do; a sentence to show otherwise. */
  onError: (error: unknown) => string | null;
}) {
  const { words } = useSigning();
  const isSupported = supported();
  const [pending, setPending] = createSignal(false);
  const [failure, setFailure] = createSignal<string | null>(null);
  const make = async (name: string) => {
    setPending(true);
    setFailure(null);
    try {
      const made = await startRegistration({ optionsJSON: await props.use.options() });
      await props.use.finish(made, name || words.passkeyNameDefault);
      props.onDone();
    } catch (error) {
      if (!isTurnedDown(error)) setFailure(props.onError(error) ?? words.passkeyFailed);
    } finally {
      setPending(false);
    }
  };
  return (
    <Show when={isSupported()} fallback={<p class="text-sm text-ink-faint">{words.passkeysUnsupported}</p>}>
      <form
        aria-label={words.passkeyAdd}
        class="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void make(String(new FormData(event.currentTarget).get("name") ?? "").trim());
        }}
      >
        <FormError message={failure()} />
        <div class="flex flex-wrap items-end gap-3">
          <Field
            label={words.passkeyName}
            name="name"
            maxlength="60"
            placeholder={words.passkeyNameDefault}
            autocomplete="off"
            class="min-w-48 flex-1"
          />
          <Button type="submit" busy={pending()}>
            <Icon name="plus" class="size-4" />
            {words.passkeyAdd}
          </Button>
        </div>
      </form>
    </Show>
  );
}
