// How to pay: the market's methods, and the fields of the chosen one. Which fields show is decided by style alone, so
// it works without scripts.
import type { PaymentMethod } from "@stoa/client";
import { Button, Field, Icon, type IconName } from "@stoa/ui";
import { createMemo, createSignal, For, onMount, Show } from "solid-js";
import type { FormState } from "../../lib/form.tsx";
import { useCreditTexts } from "../../i18n/credit-pages.ts";
import { useShop } from "../../lib/shop.tsx";

const ICON: Record<PaymentMethod, IconName> = { card: "receipt", upi: "check", wallet: "bag", cod: "truck" };
const TEST_CARD = { number: "4242 4242 4242 4242", expiry: "12/30", cvc: "123" };

function CardFields(props: { error: (name: string) => string | undefined }) {
  const { t } = useShop();
  const [scripted, setScripted] = createSignal(false);
  onMount(() => setScripted(true));
  let box!: HTMLDivElement;
  const fill = () => {
    for (const [name, value] of Object.entries(TEST_CARD))
      box.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
  };
  return (
    <div ref={box} class="grid grid-cols-2 gap-4">
      <div class="col-span-2 rounded-md bg-info-soft px-4 py-3 text-sm text-info">
        <p class="font-semibold">{t.checkout.testTitle}</p>
        <p class="mt-1">{t.checkout.testHint}</p>
        <Show when={scripted()}>
          <Button size="sm" class="mt-3" onClick={fill}>
            {t.checkout.testUse}
          </Button>
        </Show>
      </div>
      <Field
        class="col-span-2"
        label={t.checkout.cardNumber}
        name="number"
        dir="ltr"
        inputmode="numeric"
        autocomplete="cc-number"
        placeholder={TEST_CARD.number}
        maxlength="23"
        error={props.error("number")}
      />
      <Field
        label={t.checkout.expiry}
        name="expiry"
        dir="ltr"
        autocomplete="cc-exp"
        placeholder={TEST_CARD.expiry}
        maxlength="7"
        error={props.error("expiry")}
      />
      <Field
        label={t.checkout.cvc}
        name="cvc"
        dir="ltr"
        inputmode="numeric"
        autocomplete="cc-csc"
        placeholder={TEST_CARD.cvc}
        maxlength="4"
        error={props.error("cvc")}
      />
    </div>
  );
}

/** The methods as radio buttons, each with its own fields under it. */
export function PaymentFields(props: {
  methods: readonly PaymentMethod[];
  /** Methods whose details the provider asks for on its own page. */
  hosted: readonly PaymentMethod[];
  form: FormState;
  error: (name: string) => string | undefined;
}) {
  const { t } = useShop();
  const words = useCreditTexts();
  const isHosted = (method: PaymentMethod) => props.hosted.includes(method);
  // A memo: a new quote brings the same methods in a new list, and must not take back what somebody has chosen since.
  const chosen = createMemo(() => props.form.typed("method", props.methods[0]));
  return (
    <>
      <input type="hidden" name="hosted" value={props.hosted.join(" ")} />
      <ul class="divide-y divide-line overflow-hidden rounded-lg border border-line">
        <For each={props.methods}>
          {(method) => (
            <li class="group/method has-checked:bg-sunken/50">
              <label class="flex min-h-14 items-center gap-3 px-4 font-medium">
                <input type="radio" name="method" value={method} checked={chosen() === method} class="size-4.5" />
                <span class="flex-1">{t.checkout.pay[method]}</span>
                <Icon name={ICON[method]} class="size-5 text-ink-faint" />
              </label>
              <div class="hidden px-4 pb-5 group-has-[input[name=method]:checked]/method:block">
                <Show when={isHosted(method)}>
                  <p class="text-sm text-ink-soft">{words.hosted}</p>
                </Show>
                <Show when={method === "card" && !isHosted(method)}>
                  <CardFields error={props.error} />
                </Show>
                <Show when={method === "upi" && !isHosted(method)}>
                  <Field
                    label={t.checkout.vpa}
                    name="vpa"
                    dir="ltr"
                    placeholder="name@bank"
                    value={props.form.typed("vpa")}
                    hint={`${t.checkout.upiHint} ${words.upiQr}`}
                    error={props.error("vpa")}
                  />
                </Show>
                <Show when={method === "wallet" && !isHosted(method)}>
                  <p class="text-sm text-ink-soft">{t.checkout.walletHint}</p>
                </Show>
                <Show when={method === "cod"}>
                  <p class="text-sm text-ink-soft">{t.checkout.codHint}</p>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
