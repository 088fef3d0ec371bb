// Buying the things of an earlier purchase again.
import { Button, FormError } from "@stoa/ui";
import { useCartTexts } from "../../i18n/cart-pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { buyAgain } from "../../lib/forms/cart-page.ts";
import { keyQuery } from "../../lib/purchase-key.ts";
import { useShop } from "../../lib/shop.tsx";
import { PutTold } from "./outcomes.tsx";

/** The button, and below it what could not be had. `purchaseKey` lets a guest in. */
export function BuyAgain(props: { purchaseId: string; purchaseKey?: string | undefined }) {
  const { market, t, path } = useShop();
  const words = useCartTexts();
  const form = useForm(buyAgain);
  const here = () => path(`/orders/${props.purchaseId}${keyQuery(props.purchaseKey)}`);
  return (
    <div class="flex flex-col gap-3">
      <Form state={form} market={market} to={here()}>
        <input type="hidden" name="purchaseId" value={props.purchaseId} />
        <input type="hidden" name="key" value={props.purchaseKey ?? ""} />
        <Button type="submit" disabled={form.pending()}>
          {words.again}
        </Button>
      </Form>
      <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
      <PutTold told={form.told()} />
    </div>
  );
}
