// How somebody gets into their account, as panels of a page: second step, recovery codes, other accounts.
import type { PendingTotp, RecoverySheet, SecurityView } from "@stoa/contract";
import { createUniqueId, For, Show } from "solid-js";
import { Button, LinkButton } from "../button.tsx";
import { Field } from "../field.tsx";
import { Panel } from "../layout.tsx";
import { FormError, Notice } from "../notice.tsx";
import { useSigning } from "./kit.tsx";
import { Folded, Press } from "./pressing.tsx";
import { providerHref } from "./ways.tsx";

/** What has just been done, by the word in the address. */
export function DoneNotice(props: { done: string | undefined }) {
  const { words } = useSigning();
  return (
    <Show when={props.done && words.done[props.done]}>
      {(sentence) => (
        <div role="status">
          <Notice tone="good">{sentence()}</Notice>
        </div>
      )}
    </Show>
  );
}

/** The authenticator app: off, waiting for its first code, or in use. */
export function TotpPanel(props: { security: SecurityView; pending: PendingTotp | null }) {
  const { words, when } = useSigning();
  return (
    <Panel title={words.totpTitle}>
      <Show
        when={props.security.totpSince}
        fallback={
          <Show
            when={props.pending}
            fallback={
              <div class="flex flex-col items-start gap-4">
                <p class="text-sm text-ink-soft">{words.totpOff}</p>
                <Press step="totp-begin" label={words.totpBegin} variant="primary" />
              </div>
            }
          >
            {(pending) => <TotpSetup pending={pending()} />}
          </Show>
        }
      >
        {(since) => (
          <div class="flex flex-col items-start gap-4">
            <p class="text-sm text-ink-soft">{words.totpOn(when(since()))}</p>
            <Folded label={words.totpDisable}>
              <TotpDisable />
            </Folded>
          </div>
        )}
      </Show>
    </Panel>
  );
}

function TotpSetup(props: { pending: PendingTotp }) {
  const { Form, words } = useSigning();
  const keyId = createUniqueId();
  return (
    <div class="flex flex-col gap-5">
      <p class="text-sm text-ink-soft">{words.totpScan}</p>
      <div class="flex flex-wrap items-start gap-6">
        <img src={props.pending.qr} alt={words.totpQr} width="200" height="200" class="rounded-md bg-white" />
        <div class="flex min-w-60 flex-1 flex-col gap-5">
          <div>
            <p id={keyId} class="text-sm font-medium">
              {words.totpKey}
            </p>
            <code
              dir="ltr"
              aria-labelledby={keyId}
              class="mt-1 block rounded-md bg-sunken px-3 py-2 text-sm break-words select-all"
            >
              {props.pending.key}
            </code>
          </div>
          <Form step="totp-confirm" class="flex flex-col gap-4" label={words.totpConfirm}>
            {(state) => (
              <>
                <FormError message={state.refusal()} />
                <Field
                  label={words.code}
                  name="code"
                  dir="ltr"
                  required
                  inputmode="numeric"
                  autocomplete="one-time-code"
                  maxlength="8"
                />
                <Button type="submit" variant="primary" class="self-start" busy={state.pending()}>
                  {words.totpConfirm}
                </Button>
              </>
            )}
          </Form>
        </div>
      </div>
      <Press step="totp-begin" label={words.totpAnew} variant="quiet" small />
    </div>
  );
}

function TotpDisable() {
  const { Form, words } = useSigning();
  return (
    <Form step="totp-disable" class="flex flex-col gap-3" label={words.totpDisableAsk}>
      {(state) => (
        <>
          <p class="font-semibold">{words.totpDisableAsk}</p>
          <FormError message={state.refusal()} />
          <Field
            label={words.code}
            hint={words.totpDisableHint}
            name="code"
            dir="ltr"
            required
            maxlength="60"
            autocomplete="one-time-code"
          />
          <Button type="submit" variant="danger" class="self-start" busy={state.pending()}>
            {words.totpDisable}
          </Button>
        </>
      )}
    </Form>
  );
}

/** Recovery codes: how many are left, or the new ones while they can be read. Nothing where there never were any. */
export function RecoveryPanel(props: { security: SecurityView; sheet: RecoverySheet | null; fileName: string }) {
  const { words } = useSigning();
  return (
    <Show when={props.sheet || props.security.recoveryCodesLeft !== null}>
      <Panel title={words.codesTitle}>
        <div class="flex flex-col items-start gap-4">
          <Show
            when={props.sheet}
            fallback={
              <>
                <p class="text-sm text-ink-soft">
                  {words.codesHint} {words.codesLeft(props.security.recoveryCodesLeft ?? 0)}
                </p>
                <Press step="codes-renew" label={words.codesRenew} />
              </>
            }
          >
            {(sheet) => (
              <>
                <Notice tone="warn">{words.codesSheet}</Notice>
                <ul dir="ltr" class="grid gap-x-8 gap-y-1.5 sm:grid-cols-2">
                  <For each={sheet().codes}>
                    {(code) => (
                      <li>
                        <code class="text-sm select-all">{code}</code>
                      </li>
                    )}
                  </For>
                </ul>
                <div class="flex flex-wrap gap-3">
                  <LinkButton
                    href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${sheet().codes.join("\n")}\n`)}`}
                    download={props.fileName}
                    variant="primary"
                  >
                    {words.codesDownload}
                  </LinkButton>
                  <Press step="codes-kept" label={words.codesKept} />
                </div>
              </>
            )}
          </Show>
        </div>
      </Panel>
    </Show>
  );
}

/** The password, accounts elsewhere that are linked, and those that could be. `passwordHref` is the page that changes it. */
export function MethodsPanel(props: { security: SecurityView; passwordHref?: string | undefined; here: string }) {
  const { words, when } = useSigning();
  return (
    <Panel title={words.methodsTitle}>
      <ul class="flex flex-col divide-y divide-line">
        <li class="flex flex-wrap items-center justify-between gap-3 py-3">
          <div>
            <p class="font-semibold">
              <Show when={props.passwordHref} fallback={words.methodPassword}>
                <a href={props.passwordHref} class="text-accent underline underline-offset-4">
                  {words.methodPassword}
                </a>
              </Show>
            </p>
            <p class="text-sm text-ink-faint">
              <Show when={props.security.hasPassword} fallback={words.methodPasswordNone}>
                <Show when={props.security.passwordChangedAt}>{(at) => words.methodPasswordChanged(when(at()))}</Show>
              </Show>
            </p>
          </div>
        </li>
        <For each={props.security.identities}>
          {(linked) => (
            <li class="flex flex-wrap items-start justify-between gap-3 py-3">
              <div class="min-w-0">
                <p class="font-semibold">{linked.label}</p>
                <p class="truncate text-sm text-ink-faint">
                  <bdi>{linked.email}</bdi>
                </p>
              </div>
              <Folded label={words.methodUnlink}>
                <p>
                  <strong>{words.methodUnlinkAsk}</strong> {words.methodUnlinkHint}
                </p>
                <Press
                  step="unlink"
                  hidden={{ provider: linked.provider }}
                  label={words.methodUnlink}
                  variant="danger"
                  small
                />
              </Folded>
            </li>
          )}
        </For>
      </ul>
      <div class="mt-2 flex flex-wrap gap-3">
        <For each={props.security.linkable}>
          {({ provider, label }) => (
            <LinkButton
              href={providerHref(provider, { next: `${props.here}?done=linked`, for: "link" })}
              rel="external nofollow"
            >
              {words.methodLink(label)}
            </LinkButton>
          )}
        </For>
      </div>
    </Panel>
  );
}
