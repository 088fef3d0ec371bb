// The second step of a sign-in: a code, a passkey, or a code that was kept for a lost phone.
import { LinkButton } from "@stoa/ui";
import { PasskeyButton, SecondStep } from "@stoa/ui/signing";
import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { Signing, usePasskeys } from "../../../components/account/signing.tsx";
import { useSigningTexts } from "../../../i18n/signing-pages.ts";
import { afterSignIn } from "../../../lib/forms/wish.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead } from "../../../lib/queries.ts";
import { getWaiting } from "../../../lib/signing-queries.ts";
import { useShop } from "../../../lib/shop.tsx";

export default function SecondStepPage() {
  const { market, path } = useShop();
  const words = useSigningTexts();
  const [search] = useSearchParams<{ next?: string; wish?: string }>();
  const waiting = createRead(getWaiting);
  const { second } = usePasskeys();
  const hidden = () => ({ next: search.next ?? "", wish: search.wish ?? "" });
  const goOn = async () => {
    const fields = new FormData();
    for (const [name, value] of Object.entries(hidden())) fields.set(name, value);
    location.assign(await afterSignIn(fields, market.handle));
  };
  return (
    <div class="page max-w-md pt-10">
      <Head title={words.secondTitle} />
      <h1 class="text-title font-semibold tracking-tight">{words.secondTitle}</h1>
      <Show when={waiting()}>
        {(found) => (
          <Show
            when={found().methods}
            fallback={
              <>
                <p class="mt-1 mb-6 text-ink-soft">{words.secondGone}</p>
                <LinkButton
                  href={`${path("/login")}?${new URLSearchParams(hidden())}`}
                  variant="primary"
                  size="lg"
                  wide
                >
                  {words.startAgain}
                </LinkButton>
              </>
            }
          >
            {(methods) => (
              <>
                <p class="mt-1 mb-6 text-ink-soft">{words.secondLead}</p>
                <Signing>
                  <SecondStep
                    methods={methods()}
                    hidden={hidden()}
                    passkey={
                      <PasskeyButton
                        use={second}
                        label={words.usePasskey}
                        look={{ wide: true, size: "lg", variant: methods()[0] === "passkey" ? "primary" : "secondary" }}
                        onDone={() => void goOn()}
                      />
                    }
                  />
                </Signing>
              </>
            )}
          </Show>
        )}
      </Show>
    </div>
  );
}
