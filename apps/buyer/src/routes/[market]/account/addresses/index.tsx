// The address book.
import { type AddressView, countryName } from "@stoa/client";
import { Badge, Button, EmptyState, FormError, LinkButton } from "@stoa/ui";
import { For, Show } from "solid-js";
import { AccountPage } from "../../../../components/account/page.tsx";
import { TakeAway } from "../../../../components/account/take-away.tsx";
import { useAccountTexts } from "../../../../i18n/account-pages.ts";
import { addressLines } from "../../../../lib/address-lines.ts";
import { Form, useForm } from "../../../../lib/form.tsx";
import { makeDefaultAddress, removeAddress } from "../../../../lib/forms/person.ts";
import { createRead, getAddresses } from "../../../../lib/queries.ts";
import { useShop } from "../../../../lib/shop.tsx";

const AT = "/account/addresses";

function Card(props: { of: AddressView }) {
  const { market, path, t } = useShop();
  const words = useAccountTexts();
  const removing = useForm(removeAddress);
  const choosing = useForm(makeDefaultAddress);
  const refusal = () => removing.refusal() ?? choosing.refusal();
  return (
    <li class="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
      <address class="flex-1 not-italic" dir="auto">
        <For each={addressLines(props.of, props.of.country)}>{(line) => <span class="block">{line}</span>}</For>
        <span class="block text-ink-soft">{countryName(props.of.country, market.locale)}</span>
      </address>
      <FormError message={refusal() && t.errors[refusal()!.code]} />
      <div class="flex flex-wrap items-center gap-2">
        <Show
          when={props.of.isDefault}
          fallback={
            <Form state={choosing} market={market} to={path(AT)}>
              <input type="hidden" name="addressId" value={props.of.addressId} />
              <Button type="submit" size="sm" busy={choosing.pending()}>
                {words.makeDefault}
              </Button>
            </Form>
          }
        >
          <Badge tone="good">{words.isDefault}</Badge>
        </Show>
        <LinkButton size="sm" variant="quiet" href={path(`${AT}/${props.of.addressId}`)}>
          {words.edit}
        </LinkButton>
      </div>
      <TakeAway
        label={words.remove}
        hint={`${words.removeAsk} ${words.removeHint}`}
        confirm={words.removeDo}
        form={removing}
        here={path(AT)}
      >
        <input type="hidden" name="addressId" value={props.of.addressId} />
      </TakeAway>
    </li>
  );
}

export default function Addresses() {
  const { path } = useShop();
  const words = useAccountTexts();
  const addresses = createRead(getAddresses);
  const add = (
    <LinkButton href={path(`${AT}/new`)} variant="primary">
      {words.addressAdd}
    </LinkButton>
  );
  return (
    <AccountPage title={words.addresses} at={AT}>
      {() => (
        <Show
          when={addresses()?.length}
          fallback={
            <EmptyState title={words.addressesNone} icon="truck" actions={add}>
              {words.addressesNoneHint}
            </EmptyState>
          }
        >
          <ul class="mt-8 grid gap-4 sm:grid-cols-2">
            <For each={addresses()}>{(address) => <Card of={address} />}</For>
          </ul>
          <p class="mt-6">{add}</p>
        </Show>
      )}
    </AccountPage>
  );
}
