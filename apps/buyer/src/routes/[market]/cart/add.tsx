// A link to a cart, opened: what it would add, at today's prices. Only the button adds.
import type { CartLinkView } from "@stoa/client";
import { Button, EmptyState, FormError, LinkButton, Money, Notice, Picture } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { NotAll, PutTold } from "../../../components/cart/outcomes.tsx";
import { Missing } from "../../../components/states.tsx";
import { useCartTexts } from "../../../i18n/cart-pages.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { putItems } from "../../../lib/forms/cart-page.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getCartLink } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function Offered(props: { of: CartLinkView; items: string }) {
  const { market, t, path, count } = useShop();
  const words = useCartTexts();
  const form = useForm(putItems);
  const units = () => props.of.lines.reduce((sum, line) => sum + line.quantity, 0);
  const totalMinor = () => props.of.lines.reduce((sum, line) => sum + line.totalMinor, 0);
  return (
    <>
      <PutTold told={form.told()} class="mt-6" />
      <Show when={!form.told()}>
        <p class="mt-1 text-ink-soft">{words.offered.lead}</p>
        <ul class="mt-6 divide-y divide-line border-y border-line">
          <For each={props.of.lines}>
            {(line) => (
              <li class="flex items-center gap-4 py-4">
                <span class="block size-16 shrink-0 overflow-hidden rounded-md">
                  <Picture image={line.image && { ...line.image, alt: "" }} sizes="64px" />
                </span>
                <span class="min-w-0 flex-1">
                  <a href={path(`/p/${line.productSlug}`)} class="font-medium hover:underline hover:underline-offset-4">
                    {line.title}
                  </a>
                  <span class="block text-sm text-ink-faint">
                    {[line.variantLabel, `${count(line.quantity)} ×`].filter(Boolean).join(" · ")}
                  </span>
                </span>
                <Money
                  minor={line.totalMinor}
                  currency={props.of.currency}
                  locale={market.locale}
                  class="font-semibold"
                />
              </li>
            )}
          </For>
        </ul>
        <Show when={props.of.outcomes.some((outcome) => outcome.reason !== null)}>
          <Notice tone="warn" class="mt-6">
            <NotAll outcomes={props.of.outcomes} />
          </Notice>
        </Show>
        <FormError message={form.refusal() && t.errors[form.refusal()!.code]} class="mt-6" />
        <Form
          state={form}
          market={market}
          to={path(`/cart/add?items=${encodeURIComponent(props.items)}`)}
          class="mt-6 flex flex-wrap items-center justify-between gap-4"
        >
          <input type="hidden" name="items" value={props.items} />
          <Money
            minor={totalMinor()}
            currency={props.of.currency}
            locale={market.locale}
            class="text-xl font-semibold"
          />
          <Button type="submit" variant="primary" size="lg" disabled={form.pending()}>
            {words.offered.add(units())}
          </Button>
        </Form>
      </Show>
    </>
  );
}

export default function CartLink() {
  const { market, t, path } = useShop();
  const words = useCartTexts();
  const [search] = useSearchParams<{ items?: string }>();
  const items = () => (search.items ?? "").slice(0, 4_000);
  const found = createRead(() => getCartLink(market.handle, items()));
  const some = () => (found()?.lines.length ? found() : undefined);
  return (
    <Show
      when={found()}
      fallback={
        <Show when={found() === null}>
          <Missing />
        </Show>
      }
    >
      {(link) => (
        <div class="page max-w-3xl pt-8">
          <Head title={words.offered.title} />
          <h1 class="text-title font-semibold tracking-tight">{words.offered.title}</h1>
          <Show
            when={some()}
            fallback={
              <EmptyState
                title={words.offered.none}
                icon="bag"
                actions={
                  <LinkButton href={path("/s")} variant="primary">
                    {t.cart.browse}
                  </LinkButton>
                }
              >
                {words.offered.noneHint}
                <NotAll outcomes={link().outcomes} />
              </EmptyState>
            }
          >
            {(offered) => <Offered of={offered()} items={items()} />}
          </Show>
        </div>
      )}
    </Show>
  );
}
