// Asking to be told: of a lower price, or that something is back. A guest gives an address and proves it by a link.
import type { ProductPage, VariantView } from "@stoa/client";
import { BackLink, Button, EmptyState, Field, FormError, LinkButton, Picture } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { Missing } from "../../../components/states.tsx";
import { useNoticeTexts } from "../../../i18n/notice-texts.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { addAlert } from "../../../lib/forms/notices.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getProduct, getViewer } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";
import { variantOf } from "../../../lib/variants.ts";

interface Search extends Record<string, string | undefined> {
  product?: string;
  v?: string;
  kind?: string;
  done?: string;
}

const RADIO =
  "flex min-h-11 items-center gap-3 rounded-md px-3.5 py-2.5 text-sm font-medium ring-1 ring-line-strong/60 ring-inset has-checked:bg-accent-soft has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent";

function Ask(props: { product: ProductPage; variant: VariantView; kind: "price" | "stock" }) {
  const { market, t, path, money } = useShop();
  const words = useNoticeTexts().alerts;
  const viewer = createRead(getViewer);
  const form = useForm(addAlert);
  /** The lowest price at which it can be bought: the one that has to be undercut. */
  const priceMinor = () => {
    const prices = props.variant.offers.filter((offer) => offer.available > 0).map((offer) => offer.priceMinor);
    return prices.length > 0 ? Math.min(...prices) : undefined;
  };
  const why = () => {
    const refusal = form.refusal();
    if (!refusal) return null;
    return refusal.code === "CONFLICT" ? words.there : t.errors[refusal.code];
  };
  const here = () =>
    path(`/alerts/new?${new URLSearchParams({ product: props.product.slug, v: props.variant.sku, kind: props.kind })}`);
  const wantsTarget = () => form.typed("when") === "target";
  return (
    <Form state={form} market={market} to={here()} class="mt-6 flex flex-col gap-5">
      <input type="hidden" name="variantId" value={props.variant.variantId} />
      <input type="hidden" name="product" value={props.product.slug} />
      <input type="hidden" name="v" value={props.variant.sku} />
      <input type="hidden" name="kind" value={props.kind} />
      <FormError message={why()} />
      <Show when={props.kind === "price"} fallback={<p class="text-ink-soft">{words.leadStock}</p>}>
        <Show when={priceMinor()}>{(now) => <p class="text-ink-soft">{words.leadPrice(money(now()))}</p>}</Show>
        <fieldset class="group flex flex-col gap-3">
          <legend class="sr-only">{words.newPrice}</legend>
          <label class={RADIO}>
            <input type="radio" name="when" value="any" checked={!wantsTarget()} class="size-4 shrink-0 outline-none" />
            {words.any}
          </label>
          <label class={RADIO}>
            <input
              type="radio"
              name="when"
              value="target"
              checked={wantsTarget()}
              class="size-4 shrink-0 outline-none"
            />
            {words.target}
          </label>
          <Field
            label={words.targetLabel(market.currency)}
            name="target"
            inputmode="decimal"
            autocomplete="off"
            dir="ltr"
            hint={words.targetHint}
            value={form.typed("target")}
            class="max-w-xs group-has-[[value=any]:checked]:hidden"
          />
        </fieldset>
      </Show>
      <Show when={viewer() === null}>
        <Field
          label={words.email}
          name="email"
          type="email"
          autocomplete="email"
          dir="ltr"
          required
          hint={words.emailHint}
          value={form.typed("email")}
          class="max-w-md"
        />
      </Show>
      <Button type="submit" variant="primary" size="lg" busy={form.pending()} class="self-start">
        {words.ask}
      </Button>
    </Form>
  );
}

function Done(props: { isMailed: boolean; back: string }) {
  const { path } = useShop();
  const words = useNoticeTexts().alerts;
  return (
    <EmptyState
      title={props.isMailed ? words.mailedTitle : words.addedTitle}
      icon={props.isMailed ? "mail" : "check"}
      actions={
        <>
          <LinkButton href={props.back} variant="primary">
            {words.back}
          </LinkButton>
          <Show when={!props.isMailed}>
            <LinkButton href={path("/account/alerts")}>{words.title}</LinkButton>
          </Show>
        </>
      }
    >
      {props.isMailed ? words.mailed : words.added}
    </EmptyState>
  );
}

function Thing(props: { product: ProductPage; variant: VariantView }) {
  const image = () =>
    props.product.images.find(({ imageId }) => imageId === props.variant.imageId) ?? props.product.images[0] ?? null;
  return (
    <div class="mt-5 flex items-center gap-4">
      <span class="block size-20 shrink-0 overflow-hidden rounded-md bg-tile">
        <Picture image={image() && { ...image()!, alt: "" }} sizes="80px" />
      </span>
      <p class="min-w-0">
        <span class="block font-semibold">{props.product.title}</span>
        <span class="block text-sm text-ink-faint">{Object.values(props.variant.options).join(", ")}</span>
      </p>
    </div>
  );
}

export default function NewAlert() {
  const { market, path } = useShop();
  const words = useNoticeTexts().alerts;
  const [search] = useSearchParams<Search>();
  const product = createRead(() => getProduct(market.handle, search.product ?? ""));
  const kind = () => (search.kind === "stock" ? "stock" : "price");
  const title = () => (kind() === "stock" ? words.newStock : words.newPrice);
  const variant = () => {
    const found = product();
    return found ? variantOf(found, search.v) : undefined;
  };
  const back = () => `${path(`/p/${product()?.slug ?? ""}`)}?v=${encodeURIComponent(variant()?.sku ?? "")}`;
  return (
    <div class="page max-w-2xl pt-8">
      <Show when={variant()} fallback={<Show when={product() === null}>{<Missing />}</Show>}>
        {(one) => (
          <>
            <Head title={title()} />
            <Show
              when={search.done === undefined}
              fallback={<Done isMailed={search.done === "unconfirmed"} back={back()} />}
            >
              <BackLink href={back()}>{words.back}</BackLink>
              <h1 class="text-title font-semibold tracking-tight">{title()}</h1>
              <Thing product={product()!} variant={one()} />
              <Ask product={product()!} variant={one()} kind={kind()} />
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}
