// The way of an operator from the admin app into the shop. Opening the page uses nothing up; the button does.
import { Button, EmptyState, FormError } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useLookTexts } from "../../i18n/look.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { beginLook } from "../../lib/forms/look.ts";
import { Head } from "../../lib/head.tsx";
import { useShop } from "../../lib/shop.tsx";

export default function Look() {
  const { market, t, path } = useShop();
  const words = useLookTexts();
  const [search] = useSearchParams<{ token?: string }>();
  const form = useForm(beginLook, (to) => location.assign(to));
  const token = () => search.token ?? "";
  const isGone = () => form.refusal()?.code === "TOKEN_INVALID" || form.refusal()?.code === "INVALID_INPUT";
  return (
    <div class="page max-w-2xl pt-10">
      <Head title={words.title} />
      <h1 class="sr-only">{words.title}</h1>
      <Show
        when={!isGone()}
        fallback={
          <EmptyState title={words.goneTitle} icon="clock">
            {words.gone}
          </EmptyState>
        }
      >
        <EmptyState
          title={words.title}
          icon="person"
          actions={
            <Form
              state={form}
              market={market}
              to={`${path("/look")}?token=${encodeURIComponent(token())}`}
              class="flex flex-col items-center gap-4"
            >
              <input type="hidden" name="token" value={token()} />
              <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
              <Button type="submit" variant="primary" size="lg" busy={form.pending()}>
                {words.begin}
              </Button>
            </Form>
          }
        >
          {words.lead}
        </EmptyState>
      </Show>
    </div>
  );
}
