// An address: as it is read, and as the fields that its country asks for.
import type { Address } from "@stoa/client";
import { Field } from "@stoa/ui";
import { For } from "solid-js";
import { addressFields } from "../../lib/address-fields.ts";
import { type FormState, refusedFields } from "../../lib/form.tsx";
import { useShop } from "../../lib/shop.tsx";

/** The fields of an address in a country; `of` fills them in. `section` names their kind to the browser's own book. */
export function AddressInputs(props: {
  country: string;
  form: FormState;
  of: Partial<Address> | undefined;
  section?: "shipping";
}) {
  const { t } = useShop();
  const section = () => (props.section ? `${props.section} ` : "");
  return (
    <div class="grid grid-cols-2 gap-4">
      <For each={addressFields(props.country, t.checkout)}>
        {(field) => (
          <Field
            class={field.half ? "col-span-2 sm:col-span-1" : "col-span-2"}
            name={field.name}
            label={field.required ? field.label : `${field.label} (${t.optional})`}
            autocomplete={`${section()}${field.autocomplete}` as "name"}
            required={field.required}
            pattern={field.pattern}
            inputmode={field.inputmode}
            maxlength="120"
            dir="auto"
            hint={field.hint}
            value={props.form.typed(field.name, props.of?.[field.name])}
            error={refusedFields(props.form).includes(field.name) ? t.checkout.field : undefined}
          />
        )}
      </For>
    </div>
  );
}
