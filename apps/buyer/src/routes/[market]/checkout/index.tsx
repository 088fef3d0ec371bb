// The checkout, on one page, for guests too: contact, address, delivery, payment, and what it comes to.
import type { AddressView, Quote, QuoteInput, Viewer } from "@stoa/client";
import { Button, Checkbox, EmptyState, Field, FormError, LinkButton } from "@stoa/ui";
import { Navigate, revalidate, useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, For, type JSX, on, Show, startTransition } from "solid-js";
import { AddressInputs } from "../../../components/account/address.tsx";
import { AddressChoice } from "../../../components/checkout/address-choice.tsx";
import { Coupons } from "../../../components/checkout/coupons.tsx";
import { CreditChoice } from "../../../components/checkout/credit-choice.tsx";
import { DeliveryChoice } from "../../../components/checkout/delivery-choice.tsx";
import { PaymentFields } from "../../../components/checkout/payment-fields.tsx";
import { Summary } from "../../../components/checkout/summary.tsx";
import { Form, type FormState, refusedFields, useForm } from "../../../lib/form.tsx";
import { couponsOf, deliveriesOf, destinationOf, placeOrder } from "../../../lib/forms/checkout.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getAddresses, getQuote, getViewer } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function Part(props: { title: string; aside?: JSX.Element; children: JSX.Element }) {
  return (
    <section>
      <div class="mb-4 flex items-baseline justify-between gap-4">
        <h2 class="text-lg font-semibold">{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}

/** What the quote depends on besides the cart. */
type Wishes = Pick<QuoteInput, "deliveries" | "coupons" | "destination">;

const wishesOf = (fields: Iterable<[string, unknown]>, coupons?: string[]): Wishes => {
  const all = [...fields];
  const named = Object.fromEntries(all.map(([name, value]) => [name, String(value)]));
  const destination = destinationOf(named);
  return {
    deliveries: deliveriesOf(all),
    coupons: coupons ?? couponsOf(named),
    ...(destination ? { destination } : {}),
  };
};

/** The address that the form begins with: the one that the page's address names, else the first. */
function chosenAddress(addresses: readonly AddressView[], wanted: string | undefined): AddressView | undefined {
  if (wanted === "new") return undefined;
  return addresses.find(({ addressId }) => addressId === wanted) ?? addresses[0];
}

/** What the page knows: its own address, what was done in it, and the form that it was posted with. */
interface State {
  search: { address?: string | undefined; coupon?: string | undefined };
  wished: { for: string | undefined; wishes: Wishes } | undefined;
  posted: Record<string, string>;
}

/** What the form says, else what the page begins with: the address that is chosen, the codes in the page's address. */
function wishesNow({ search, wished, posted }: State, addresses: readonly AddressView[]): Wishes {
  if (wished && wished.for === search.address) return wished.wishes;
  if (Object.keys(posted).length > 0) return wishesOf(Object.entries(posted));
  const { region = "", postalCode = "" } = chosenAddress(addresses, search.address) ?? {};
  const coupons = search.coupon ?? wished?.wishes.coupons.join(" ") ?? "";
  return {
    ...wishesOf(Object.entries({ coupons, region, postalCode })),
    deliveries: wished?.wishes.deliveries ?? [],
  };
}

const inCountry = (addresses: readonly AddressView[], country: string) =>
  addresses.filter((address) => address.country === country);

function CheckoutForm(props: {
  quote: Quote;
  viewer: Viewer | null;
  addresses: AddressView[];
  form: FormState;
  wishes: Wishes;
  onWish: (form: HTMLFormElement, coupons?: string[]) => void;
}) {
  const { market, t, path, money } = useShop();
  const { form } = props;
  const error = (name: string) => (refusedFields(form).includes(name) ? t.checkout.field : undefined);
  const [search] = useSearchParams<{ address?: string }>();
  const chosen = () => chosenAddress(props.addresses, search.address);
  let element!: HTMLFormElement;
  // One attempt, one key: pressing twice or sending again after a lost answer places one order.
  const [attempt, setAttempt] = createSignal(crypto.randomUUID());
  const message = () => {
    const refusal = form.refusal();
    return refusal === null || refusal.details["update"] === true ? null : t.errors[refusal.code];
  };
  return (
    <Form
      ref={element}
      state={form}
      market={market}
      to={path("/checkout")}
      class="mt-8 grid gap-12 lg:grid-cols-[1fr_23rem]"
      onChange={(event) =>
        event.target instanceof HTMLInputElement &&
        /^(delivery:.*|region|postalCode)$/.test(event.target.name) &&
        props.onWish(event.currentTarget)
      }
      onInput={() => form.refusal()?.code !== "UNKNOWN" && form.refusal() && setAttempt(crypto.randomUUID())}
    >
      <input type="hidden" name="attempt" value={attempt()} />
      <input type="hidden" name="expectedTotalMinor" value={props.quote.totalMinor} />
      <div class="flex min-w-0 flex-col gap-10">
        <FormError message={message()} />
        <Part
          title={t.checkout.contact}
          aside={
            <Show when={!props.viewer}>
              <p class="text-sm text-ink-soft">
                {t.checkout.haveAccount}{" "}
                <a
                  href={`${path("/login")}?next=${encodeURIComponent(path("/checkout"))}`}
                  class="font-semibold text-accent underline underline-offset-4"
                >
                  {t.nav.signIn}
                </a>
              </p>
            </Show>
          }
        >
          <Field
            label={t.checkout.email}
            name="email"
            type="email"
            required
            autocomplete="email"
            dir="ltr"
            value={form.typed("email", props.viewer?.email)}
            hint={t.checkout.emailHint}
            error={error("email")}
          />
        </Part>
        <Part title={t.checkout.address} aside={<span class="text-sm text-ink-faint">{market.name}</span>}>
          <AddressChoice of={props.addresses} chosen={chosen()?.addressId} coupons={props.wishes.coupons} />
          <AddressInputs
            country={market.country}
            form={form}
            of={chosen() ?? (props.viewer ? { name: props.viewer.name } : undefined)}
            section="shipping"
          />
          <Show when={props.viewer && !chosen()}>
            <Checkbox name="keepAddress" label={t.checkout.keepAddress} class="mt-3" />
          </Show>
        </Part>
        <Part title={t.checkout.delivery}>
          <div class="flex flex-col gap-4">
            <For each={props.quote.groups}>
              {(group) => <DeliveryChoice group={group} currency={props.quote.currency} />}
            </For>
          </div>
          <noscript>
            <button
              type="submit"
              name="intent"
              value="update"
              formnovalidate
              class="mt-3 min-h-11 text-sm font-semibold text-accent underline underline-offset-4"
            >
              {t.checkout.update}
            </button>
          </noscript>
        </Part>
        <Part title={t.checkout.payment}>
          <CreditChoice quote={props.quote} />
          <PaymentFields methods={props.quote.methods} hosted={props.quote.hosted} form={form} error={error} />
        </Part>
      </div>
      <aside class="h-fit rounded-xl bg-sunken p-6 lg:sticky lg:top-24">
        <Summary quote={props.quote}>
          <Coupons
            coupons={props.wishes.coupons}
            promotions={props.quote.promotions}
            onChange={(coupons) => props.onWish(element, coupons)}
          />
        </Summary>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          wide
          class="mt-6"
          busy={form.pending()}
          disabled={props.quote.groups.some((group) => !group.isDeliverable)}
        >
          {t.checkout.place(money(props.quote.totalMinor))}
        </Button>
        <p class="mt-3 text-xs text-ink-faint">
          {t.checkout.secure} {t.checkout.terms}
        </p>
      </aside>
    </Form>
  );
}

export default function Checkout() {
  const { market, t, path } = useShop();
  const form = useForm(placeOrder);
  const [search] = useSearchParams<{ address?: string; coupon?: string }>();
  const [wished, setWished] = createSignal<State["wished"]>();
  const viewer = createRead(getViewer);
  const addresses = createRead(getAddresses);
  const own = () => inCountry(addresses() ?? [], market.country);
  const state = (): State => ({ search: { ...search }, wished: wished(), posted: form.fields() });
  const wishes = () => wishesNow(state(), own());
  const quote = createRead(async () => {
    // What is reactive is read before anything is waited for.
    const now = state();
    const known = await getAddresses();
    return await getQuote({ market: market.handle, ...wishesNow(now, inCountry(known, market.country)) });
  });
  /** The quote of a cart with something in it: a cart that was emptied is as good as none, unless it was bought just now. */
  const filled = () => (quote()?.groups.length || form.pending() ? quote() : null);
  // A price that has changed is shown, not only told of.
  createEffect(
    on(form.refusal, (refusal) => {
      if (refusal?.code === "PRICE_CHANGED" || refusal?.code === "PROMOTION_USED_UP") void revalidate("quote");
    }),
  );
  return (
    <div class="page max-w-6xl pt-8">
      <Head title={t.checkout.title} />
      <h1 class="text-title font-semibold tracking-tight">{t.checkout.title}</h1>
      <Show
        when={filled()}
        fallback={
          <Show when={quote() !== undefined}>
            <EmptyState
              title={t.cart.empty}
              icon="bag"
              actions={
                <LinkButton href={path("/s")} variant="primary">
                  {t.cart.browse}
                </LinkButton>
              }
            />
          </Show>
        }
      >
        {(priced) => (
          <Show when={priced().problems === 0 || form.pending()} fallback={<Navigate href={path("/cart")} />}>
            <CheckoutForm
              quote={priced()}
              viewer={viewer() ?? null}
              addresses={own()}
              form={form}
              wishes={wishes()}
              onWish={(element, coupons) =>
                void startTransition(() =>
                  setWished({ for: search.address, wishes: wishesOf(new FormData(element), coupons) }),
                )
              }
            />
          </Show>
        )}
      </Show>
    </div>
  );
}
