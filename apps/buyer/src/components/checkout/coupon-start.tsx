// A coupon in the cart: it goes along to the checkout, where it is looked at.
import { Button, Field } from "@stoa/ui";
import { usePromotionTexts } from "../../i18n/promotions.ts";
import { useShop } from "../../lib/shop.tsx";

/** A plain form that leads to the checkout with the code in its address. */
export function CouponStart() {
  const { path } = useShop();
  const words = usePromotionTexts();
  return (
    <details class="mt-4 border-t border-line pt-4 text-sm">
      <summary class="flex min-h-9 cursor-pointer items-center font-medium text-ink-soft hover:text-ink">
        {words.haveOne}
      </summary>
      <form action={path("/checkout")} class="mt-2 flex items-end gap-2">
        <Field
          class="min-w-0 flex-1"
          label={words.coupon}
          name="coupon"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          dir="ltr"
          maxlength="32"
          required
        />
        <Button type="submit">{words.apply}</Button>
      </form>
    </details>
  );
}
