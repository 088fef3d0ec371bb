// Finding an order that was made without an account: its link goes to the address that it was made with.
import { Button, Field, FormError, Notice } from "@stoa/ui";
import { Show } from "solid-js";
import { useOrderTexts } from "../../i18n/order-pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { findOrder } from "../../lib/forms/orders.ts";
import { Head } from "../../lib/head.tsx";
import { useShop } from "../../lib/shop.tsx";

export default function FindOrder() {
  const { market, t, path } = useShop();
  const words = useOrderTexts();
  const form = useForm(findOrder);
  return (
    <div class="page max-w-md pt-10">
      <Head title={words.find.title} />
      <Form state={form} market={market} to={path("/find-order")} class="flex flex-col gap-4">
        <div>
          <h1 class="text-title font-semibold tracking-tight">{words.find.title}</h1>
          <p class="mt-1 text-ink-soft">{words.find.lead}</p>
        </div>
        <Show when={form.told()}>
          <Notice tone="good">{words.find.sent}</Notice>
        </Show>
        <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
        <Field
          label={words.find.number}
          name="number"
          dir="ltr"
          required
          minLength={4}
          maxLength={20}
          autocomplete="off"
          autocapitalize="characters"
          placeholder="S-7K3M-92QD"
          value={form.typed("number")}
        />
        <Field
          label={t.account.email}
          name="email"
          type="email"
          dir="ltr"
          required
          autocomplete="email"
          value={form.typed("email")}
        />
        <Button type="submit" variant="primary" size="lg" wide busy={form.pending()}>
          {words.find.submit}
        </Button>
      </Form>
    </div>
  );
}
