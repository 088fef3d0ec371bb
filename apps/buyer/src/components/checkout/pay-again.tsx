// Paying a purchase that is still waiting, with another card or another method.
import type { PaymentMethod } from "@stoa/client";
import { Button, FormError } from "@stoa/ui";
import { useLocation } from "@solidjs/router";
import { Form, refusedFields, useForm } from "../../lib/form.tsx";
import { payAgain } from "../../lib/forms/checkout.ts";
import { useShop } from "../../lib/shop.tsx";
import { PaymentFields } from "./payment-fields.tsx";

/** The form. It posts to the page it stands on. */
export function PayAgain(props: {
  purchaseId: string;
  purchaseKey: string;
  total: string;
  methods: readonly PaymentMethod[];
  hosted: readonly PaymentMethod[];
}) {
  const { market, t } = useShop();
  const location = useLocation();
  const form = useForm(payAgain);
  const error = (name: string) => (refusedFields(form).includes(name) ? t.checkout.field : undefined);
  return (
    <Form
      state={form}
      market={market}
      to={location.pathname + location.search}
      class="mt-8 flex flex-col gap-5 text-start"
    >
      <input type="hidden" name="purchaseId" value={props.purchaseId} />
      <input type="hidden" name="key" value={props.purchaseKey} />
      <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
      <PaymentFields methods={props.methods} hosted={props.hosted} form={form} error={error} />
      <Button type="submit" variant="primary" size="lg" wide busy={form.pending()}>
        {t.checkout.place(props.total)}
      </Button>
    </Form>
  );
}
