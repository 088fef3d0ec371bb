// Which of one's addresses an order goes to. Links, so that they work without scripts; the fields below show the chosen one.
import type { AddressView, Id } from "@stoa/client";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";

const CHIP =
  "block min-h-11 rounded-md px-4 py-2 text-sm ring-1 ring-inset ring-line-strong/60 hover:ring-ink aria-[current=true]:ring-2 aria-[current=true]:ring-accent";

/** The addresses to choose from; nothing where there are none. */
export function AddressChoice(props: {
  of: readonly AddressView[];
  chosen: Id<"address"> | undefined;
  coupons: readonly string[];
}) {
  const { t, path } = useShop();
  const to = (address: string) =>
    `${path("/checkout")}?${new URLSearchParams({ address, ...(props.coupons.length > 0 ? { coupon: props.coupons.join(" ") } : {}) })}`;
  return (
    <Show when={props.of.length > 0}>
      <ul class="mb-5 flex flex-wrap gap-2" aria-label={t.checkout.yourAddresses}>
        <For each={props.of}>
          {(address) => (
            <li>
              <a
                href={to(address.addressId)}
                aria-current={address.addressId === props.chosen ? "true" : undefined}
                class={CHIP}
                noScroll
                dir="auto"
              >
                <span class="block font-semibold">{address.name}</span>
                <span class="block text-ink-soft">
                  {address.line1}, {address.city}
                </span>
              </a>
            </li>
          )}
        </For>
        <li>
          <a
            href={to("new")}
            aria-current={props.chosen === undefined ? "true" : undefined}
            class={`${CHIP} flex h-full items-center font-semibold`}
            noScroll
          >
            {t.checkout.anotherAddress}
          </a>
        </li>
      </ul>
    </Show>
  );
}
