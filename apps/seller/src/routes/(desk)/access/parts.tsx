// Pieces that the parts of this page share.
import { SCOPES, type Scope } from "@stoa/client";
import { useLocation } from "@solidjs/router";
import { Button, Checkbox, ConfirmForm, CopyField, FormError, Icon, LinkButton, Notice, Time } from "@stoa/ui";
import { createEffect, For, type JSX, on, onMount, Show } from "solid-js";
import { stepUpHref } from "~/lib/address";
import type { useOutcome } from "~/lib/outcome";
import { LOCALE, SCOPE_WORD } from "~/lib/words";

type Outcome = Pick<ReturnType<typeof useOutcome>, "error" | "code">;

/** What a key of the shop may be given. */
export const SHOP_SCOPES = SCOPES.filter((scope) => scope.startsWith("seller:"));

/** Why something was refused; and the way on, where a fresh proof of who one is was asked for. */
export function Refused(props: { of: Outcome }) {
  const location = useLocation();
  return (
    <>
      <FormError message={props.of.error()} />
      <Show when={props.of.code() === "STEP_UP_REQUIRED"}>
        <div>
          <LinkButton href={stepUpHref(location.pathname + location.search)} variant="primary" size="sm">
            Sign in once more
          </LinkButton>
        </div>
      </Show>
    </>
  );
}

/** What a program may do. */
export function ScopeList(props: { scopes: readonly Scope[] }) {
  return (
    <ul class="flex flex-col gap-1 text-sm">
      <For each={props.scopes}>
        {(scope) => (
          <li class="flex items-start gap-2">
            <Icon name="check" class="mt-0.5 size-4 shrink-0 text-good" />
            {SCOPE_WORD[scope]}
          </li>
        )}
      </For>
    </ul>
  );
}

/** A box for each scope. */
export function ScopeBoxes(props: { legend: string; scopes: readonly Scope[] }) {
  return (
    <fieldset>
      <legend class="text-sm font-medium">{props.legend}</legend>
      <p class="mt-0.5 text-sm text-ink-faint">Choose as little as it needs, and at least one.</p>
      <div class="mt-1 grid gap-x-6 sm:grid-cols-2">
        <For each={props.scopes}>{(scope) => <Checkbox name="scopes[]" value={scope} label={SCOPE_WORD[scope]} />}</For>
      </div>
    </fieldset>
  );
}

/** A form behind its name; it closes, empty again, when it was done. */
export function More(props: {
  label: string;
  action: JSX.SerializableAttributeValue;
  of: Outcome & { told: () => unknown; pending: () => boolean };
  submit: string;
  children: JSX.Element;
}) {
  let details!: HTMLDetailsElement;
  createEffect(
    on(
      props.of.told,
      (told) => {
        if (!told) return;
        details.open = false;
        details.querySelector("form")?.reset();
      },
      { defer: true },
    ),
  );
  return (
    <details ref={details} open={props.of.error() !== null} class="mt-5 border-t border-line pt-4">
      <summary class="inline-flex min-h-9 items-center gap-1.5 text-sm font-semibold text-accent hover:underline">
        <Icon name="plus" class="size-4" />
        {props.label}
      </summary>
      <form method="post" action={props.action} class="mt-4 flex max-w-2xl flex-col gap-5">
        <Refused of={props.of} />
        {props.children}
        <div>
          <Button type="submit" variant="primary" busy={props.of.pending()}>
            {props.submit}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** What a form tells once: each text with its name, ready to be copied. */
export function ToldOnce(props: { title?: string; texts: readonly { label: string; value: string | null }[] }) {
  let box!: HTMLDivElement;
  onMount(() => box.focus());
  return (
    <div ref={box} tabindex="-1" role="status" class="mb-5 outline-none">
      <Notice tone="good">
        <p class="font-semibold">{props.title ?? "Keep this now: it is shown this once and never again."}</p>
        <div class="mt-3 flex max-w-2xl flex-col gap-4 text-ink">
          <For each={props.texts}>
            {({ label, value }) => (
              <Show when={value}>
                {(text) => <CopyField label={label} value={text()} copyLabel="Copy" copiedLabel="Copied." />}
              </Show>
            )}
          </For>
        </div>
      </Notice>
    </div>
  );
}

/** Taking something away, behind a question. */
export function TakeAway(props: {
  label: string;
  title: string;
  action: JSX.SerializableAttributeValue;
  field: string;
  id: string;
  pending: boolean;
  children: JSX.Element;
}) {
  return (
    <ConfirmForm
      label={props.label}
      look={{ size: "sm", variant: "danger" }}
      title={props.title}
      action={props.action}
      confirmLabel={props.label}
      danger
      busy={props.pending}
    >
      <input type="hidden" name={props.field} value={props.id} />
      <p>{props.children}</p>
    </ConfirmForm>
  );
}

/** A day, as this dashboard shows it. */
export const day = (at: number) => <Time at={at} locale={LOCALE} timeZone="UTC" dateOnly class="whitespace-nowrap" />;
