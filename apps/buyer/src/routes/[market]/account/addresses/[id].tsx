// An address that is added or edited; its country says which fields it has.
import { countryName } from "@stoa/client";
import { Button, buttonClass, FormError, LinkButton, Select } from "@stoa/ui";
import { useParams, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { AddressInputs } from "../../../../components/account/address.tsx";
import { AccountPage } from "../../../../components/account/page.tsx";
import { useAccountTexts } from "../../../../i18n/account-pages.ts";
import { COUNTRIES } from "../../../../lib/countries.ts";
import { Form, useForm } from "../../../../lib/form.tsx";
import { saveAddress } from "../../../../lib/forms/person.ts";
import { createRead, getAddresses } from "../../../../lib/queries.ts";
import { useShop } from "../../../../lib/shop.tsx";

export default function EditAddress() {
  const { market, path, t } = useShop();
  const words = useAccountTexts();
  const params = useParams<{ id: string }>();
  const [search, setSearch] = useSearchParams<{ country?: string }>();
  const addresses = createRead(getAddresses);
  const form = useForm(saveAddress);
  const at = () => `/account/addresses/${params.id}`;
  const of = () => addresses()?.find(({ addressId }) => addressId === params.id);
  const country = () => {
    const asked = search.country ?? form.typed("country", of()?.country);
    return COUNTRIES.includes(asked) ? asked : market.country;
  };
  const title = () => (params.id === "new" ? words.addressNew : words.addressEdit);
  return (
    <AccountPage title={title()} at={at()}>
      {() => (
        <>
          <form method="get" class="mt-8 flex max-w-md items-end gap-3">
            <Select
              label={words.country}
              name="country"
              class="flex-1"
              value={country()}
              choices={COUNTRIES.map((value) => ({ value, label: countryName(value, market.locale) }))}
              onChange={(event) => setSearch({ country: event.currentTarget.value }, { replace: true })}
            />
            <noscript>
              <button type="submit" class={buttonClass()}>
                {words.otherCountry}
              </button>
            </noscript>
          </form>
          <Show when={country()} keyed>
            {(where) => (
              <Form
                state={form}
                market={market}
                to={path(`${at()}?country=${where}`)}
                class="mt-6 flex max-w-2xl flex-col gap-5"
                aria-label={title()}
              >
                <input type="hidden" name="country" value={where} />
                <Show when={of()}>{(saved) => <input type="hidden" name="addressId" value={saved().addressId} />}</Show>
                <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
                <AddressInputs country={where} form={form} of={of()} />
                <div class="flex flex-wrap gap-3">
                  <Button type="submit" variant="primary" busy={form.pending()}>
                    {words.keepAddress}
                  </Button>
                  <LinkButton href={path("/account/addresses")}>{words.cancel}</LinkButton>
                </div>
              </Form>
            )}
          </Show>
        </>
      )}
    </AccountPage>
  );
}
