// The field in which a new password is chosen.
import { Field } from "@stoa/ui";
import { useAccountTexts } from "../../i18n/account-pages.ts";
import { useShop } from "../../lib/shop.tsx";

/** Length is all that it asks for; the API refuses what everybody tries first. */
export function NewPassword() {
  const { t } = useShop();
  const words = useAccountTexts();
  return (
    <Field
      label={words.newPassword}
      name="password"
      type="password"
      dir="ltr"
      required
      minlength="10"
      maxlength="256"
      autocomplete="new-password"
      hint={t.account.passwordHint}
    />
  );
}
