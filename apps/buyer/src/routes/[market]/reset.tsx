// A forgotten password: asking for a link, and setting a new password with it. For all three apps: `app` says which one
// somebody came from.
import { Button, EmptyState, Field, FormError, LinkButton } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { NewPassword } from "../../components/account/new-password.tsx";
import { useAccountTexts } from "../../i18n/account-pages.ts";
import { Form, type FormState, useForm } from "../../lib/form.tsx";
import { requestReset, resetPassword } from "../../lib/forms/account.ts";
import { Head } from "../../lib/head.tsx";
import { useShop } from "../../lib/shop.tsx";

function ResetForm(props: { form: FormState; to: string; lead?: string; button: string; children: JSX.Element }) {
  const { market, t, path } = useShop();
  const words = useAccountTexts();
  return (
    <Form state={props.form} market={market} to={path(props.to)} class="flex flex-col gap-4">
      <div>
        <h1 class="text-title font-semibold tracking-tight">{words.resetTitle}</h1>
        <p class="mt-1 text-ink-soft">{props.lead}</p>
      </div>
      <FormError message={props.form.refusal() && t.errors[props.form.refusal()!.code]} />
      {props.children}
      <Button type="submit" variant="primary" size="lg" wide busy={props.form.pending()}>
        {props.button}
      </Button>
    </Form>
  );
}

function Ask() {
  const { t } = useShop();
  const words = useAccountTexts();
  const form = useForm(requestReset);
  return (
    <ResetForm form={form} to="/reset" lead={words.resetLead} button={words.resetAsk}>
      <Field
        label={t.account.email}
        name="email"
        type="email"
        dir="ltr"
        required
        autocomplete="username"
        value={form.typed("email")}
      />
    </ResetForm>
  );
}

function Set(props: { token: string; app: string }) {
  const { path } = useShop();
  const words = useAccountTexts();
  const form = useForm(resetPassword);
  const query = () => new URLSearchParams({ token: props.token, app: props.app }).toString();
  return (
    <ResetForm form={form} to={`/reset?${query()}`} button={words.resetDo}>
      <input type="hidden" name="token" value={props.token} />
      <input type="hidden" name="app" value={props.app} />
      <NewPassword />
      <Show when={form.refusal()?.code === "TOKEN_INVALID"}>
        <LinkButton href={path("/reset")}>{words.again}</LinkButton>
      </Show>
    </ResetForm>
  );
}

export default function Reset() {
  const { t, path } = useShop();
  const words = useAccountTexts();
  const [search] = useSearchParams<{ token?: string; done?: string; app?: string }>();
  return (
    <div class="page max-w-md pt-10">
      <Head title={words.resetTitle} />
      <Show
        when={search.done === undefined}
        fallback={
          <EmptyState
            title={words.resetDoneTitle}
            icon="check"
            actions={
              <LinkButton href={path("/login")} variant="primary">
                {t.account.signIn}
              </LinkButton>
            }
          >
            {words.resetDone}
          </EmptyState>
        }
      >
        <Show when={search.token} fallback={<Ask />}>
          {(token) => <Set token={token()} app={search.app ?? "buyer"} />}
        </Show>
      </Show>
    </div>
  );
}
