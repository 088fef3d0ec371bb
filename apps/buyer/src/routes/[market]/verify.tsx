// The link of a mail ends here. Opening the page uses nothing up, since programs open links in mails, too; the button does.
import { Button, EmptyState, FormError, LinkButton } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useAccountTexts } from "../../i18n/account-pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { verify } from "../../lib/forms/account.ts";
import { Head } from "../../lib/head.tsx";
import { useShop } from "../../lib/shop.tsx";

function Done(props: { isChange: boolean }) {
  const { t, path } = useShop();
  const words = useAccountTexts();
  return (
    <EmptyState
      title={props.isChange ? words.changeDoneTitle : words.verifyDoneTitle}
      icon="check"
      actions={
        <LinkButton href={path("/login")} variant="primary">
          {t.account.signIn}
        </LinkButton>
      }
    >
      {props.isChange ? words.changeDone : words.verifyDone}
    </EmptyState>
  );
}

export default function Verify() {
  const { market, t, path } = useShop();
  const words = useAccountTexts();
  const [search] = useSearchParams<{ token?: string; change?: string; done?: string }>();
  const form = useForm(verify);
  const isChange = () => search.change !== undefined;
  const token = () => search.change ?? search.token ?? "";
  return (
    <div class="page max-w-2xl pt-10">
      <Head title={words.verifyTitle} />
      <h1 class="sr-only">{words.verifyTitle}</h1>
      <Show when={search.done === undefined} fallback={<Done isChange={search.done === "change"} />}>
        <EmptyState
          title={words.verifyTitle}
          icon="mail"
          actions={
            <Form
              state={form}
              market={market}
              to={`${path("/verify")}?${isChange() ? "change" : "token"}=${encodeURIComponent(token())}`}
              class="flex flex-col items-center gap-4"
            >
              <input type="hidden" name="token" value={token()} />
              <input type="hidden" name="kind" value={isChange() ? "change" : "register"} />
              <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
              <Show
                when={!form.refusal()}
                fallback={
                  <LinkButton href={path(isChange() ? "/account/profile" : "/login")}>{words.again}</LinkButton>
                }
              >
                <Button type="submit" variant="primary" size="lg" busy={form.pending()}>
                  {isChange() ? words.verifyChangeDo : words.verifyDo}
                </Button>
              </Show>
            </Form>
          }
        >
          {isChange() ? words.verifyChangeLead : words.verifyLead}
        </EmptyState>
      </Show>
    </div>
  );
}
