// The way out of a kind of mails: the link of a mail, without signing in. The page asks; the button does it.
import { NOTICES } from "@stoa/client";
import { Button, EmptyState, FormError, LinkButton } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useNoticeTexts } from "../../i18n/notice-texts.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { unsubscribe } from "../../lib/forms/notices.ts";
import { Head } from "../../lib/head.tsx";
import { getSubscription } from "../../lib/notice-queries.ts";
import { createRead } from "../../lib/queries.ts";
import { useShop } from "../../lib/shop.tsx";

export default function Unsubscribe() {
  const { market, t, path } = useShop();
  const texts = useNoticeTexts();
  const words = texts.stop;
  const [search] = useSearchParams<{ token?: string }>();
  const token = () => search.token ?? "";
  const subscription = createRead(() => getSubscription(token()));
  const form = useForm(unsubscribe);
  /** The name of a kind; those of sellers have theirs in the sellers' app. */
  const nameOf = (kind: string) => texts.kinds[kind as keyof typeof texts.kinds]?.name ?? kind.replaceAll("_", " ");
  const choose = (kind: keyof typeof NOTICES) =>
    NOTICES[kind].audience === "buyer" ? (
      <LinkButton href={path("/account/notifications/preferences")}>{words.others}</LinkButton>
    ) : null;
  return (
    <div class="page max-w-2xl pt-10">
      <Head title={words.title} />
      <h1 class="sr-only">{words.title}</h1>
      <Show
        when={subscription()}
        fallback={
          <Show when={subscription() === null}>
            <EmptyState title={words.title} icon="mail">
              {words.invalid}
            </EmptyState>
          </Show>
        }
      >
        {(found) => (
          <Show
            when={found().isOn}
            fallback={
              <EmptyState title={words.doneTitle} icon="check" actions={choose(found().kind)}>
                {words.done(nameOf(found().kind))}
              </EmptyState>
            }
          >
            <EmptyState
              title={words.title}
              icon="mail"
              actions={
                <Form
                  state={form}
                  market={market}
                  to={`${path("/unsubscribe")}?${new URLSearchParams({ token: token() })}`}
                  class="flex flex-col items-center gap-4"
                >
                  <input type="hidden" name="token" value={token()} />
                  <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
                  <Button type="submit" variant="primary" size="lg" busy={form.pending()}>
                    {words.do}
                  </Button>
                </Form>
              }
            >
              {words.ask(nameOf(found().kind))}
            </EmptyState>
          </Show>
        )}
      </Show>
    </div>
  );
}
