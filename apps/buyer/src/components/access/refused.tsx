// Why a form of keys and apps was refused; and the way on, where a fresh proof of who one is was asked for.
import { FormError, LinkButton } from "@stoa/ui";
import { Show } from "solid-js";
import { useAccessTexts } from "../../i18n/access-texts.ts";
import type { FormState } from "../../lib/form.tsx";
import { useShop } from "../../lib/shop.tsx";

/** Says why, if it was refused. `here` is the page to come back to. */
export function Refused(props: { form: FormState; here: string }) {
  const { t, path } = useShop();
  const words = useAccessTexts();
  const code = () => props.form.refusal()?.code;
  return (
    <>
      <FormError message={code() && t.errors[code()!]} />
      <Show when={code() === "STEP_UP_REQUIRED"}>
        <div>
          <LinkButton
            href={`${path("/verify-it-is-you")}?next=${encodeURIComponent(props.here)}`}
            variant="primary"
            size="sm"
          >
            {words.stepUp}
          </LinkButton>
        </div>
      </Show>
    </>
  );
}
