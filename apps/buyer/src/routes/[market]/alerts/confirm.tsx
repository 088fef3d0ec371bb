// The link of a guest's alert ends here. Opening the page uses nothing up, since programs open links in mails; the button does.
import { Button, EmptyState, FormError, LinkButton } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useNoticeTexts } from "../../../i18n/notice-texts.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { confirmAlert } from "../../../lib/forms/notices.ts";
import { Head } from "../../../lib/head.tsx";
import { useShop } from "../../../lib/shop.tsx";

export default function ConfirmAlert() {
  const { market, t, path } = useShop();
  const words = useNoticeTexts().alerts;
  const [search] = useSearchParams<{ token?: string; done?: string }>();
  const form = useForm(confirmAlert);
  const token = () => search.token ?? "";
  return (
    <div class="page max-w-2xl pt-10">
      <Head title={words.confirmTitle} />
      <h1 class="sr-only">{words.confirmTitle}</h1>
      <Show
        when={search.done === undefined}
        fallback={
          <EmptyState
            title={words.confirmedTitle}
            icon="check"
            actions={
              <LinkButton href={path()} variant="primary">
                {t.missing.home}
              </LinkButton>
            }
          >
            {words.confirmed}
          </EmptyState>
        }
      >
        <EmptyState
          title={words.confirmTitle}
          icon="bell"
          actions={
            <Form
              state={form}
              market={market}
              to={`${path("/alerts/confirm")}?token=${encodeURIComponent(token())}`}
              class="flex flex-col items-center gap-4"
            >
              <input type="hidden" name="token" value={token()} />
              <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
              <Button type="submit" variant="primary" size="lg" busy={form.pending()}>
                {words.confirmDo}
              </Button>
            </Form>
          }
        >
          {words.confirmLead}
        </EmptyState>
      </Show>
    </div>
  );
}
