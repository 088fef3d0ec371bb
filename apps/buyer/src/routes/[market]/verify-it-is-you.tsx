// Proving once more who one is, on the way to something that is dear to the account.
import { ownPath } from "@stoa/client";
import { PasskeyButton, Proofs, RefusedNotice } from "@stoa/ui/signing";
import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { AccountPage } from "../../components/account/page.tsx";
import { Signing, usePasskeys } from "../../components/account/signing.tsx";
import { useSigningTexts } from "../../i18n/signing-pages.ts";
import { createRead } from "../../lib/queries.ts";
import { getProofWays } from "../../lib/signing-queries.ts";
import { useShop } from "../../lib/shop.tsx";

export default function ProofPage() {
  const { path } = useShop();
  const words = useSigningTexts();
  const [search] = useSearchParams<{ next?: string; refused?: string }>();
  const next = () => ownPath(search.next, path("/account"));
  const ways = createRead(getProofWays);
  const { prove } = usePasskeys();
  return (
    <AccountPage title={words.proofTitle} at={`/verify-it-is-you?${new URLSearchParams({ next: next() })}`}>
      {(viewer) => (
        <div class="max-w-md">
          <p class="mt-1 mb-6 text-ink-soft">{words.proofLead}</p>
          <Signing>
            <RefusedNotice reason={search.refused} />
            <Show when={ways()}>
              {(found) => (
                <Proofs
                  ways={found()}
                  next={next()}
                  email={viewer().email}
                  passkey={
                    <PasskeyButton
                      use={prove}
                      label={words.usePasskey}
                      look={{ wide: true, size: "lg", variant: "primary" }}
                      onDone={() => location.assign(next())}
                    />
                  }
                />
              )}
            </Show>
          </Signing>
        </div>
      )}
    </AccountPage>
  );
}
