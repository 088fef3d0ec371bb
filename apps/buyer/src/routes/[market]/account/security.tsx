// How one signs in: second step, recovery codes, passkeys, other accounts, and where one is signed in.
import { SecurityPanels } from "@stoa/ui/signing";
import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { AccountPage } from "../../../components/account/page.tsx";
import { Signing, usePasskeyError, usePasskeys } from "../../../components/account/signing.tsx";
import { useSigningTexts } from "../../../i18n/signing-pages.ts";
import { createRead } from "../../../lib/queries.ts";
import { getSecurity } from "../../../lib/signing-queries.ts";
import { useShop } from "../../../lib/shop.tsx";

const AT = "/account/security";

export default function Security() {
  const { path } = useShop();
  const words = useSigningTexts();
  const [search] = useSearchParams<{ done?: string; refused?: string }>();
  const facts = createRead(getSecurity);
  const { add } = usePasskeys();
  const onPasskeyError = usePasskeyError();
  return (
    <AccountPage title={words.security} at={AT}>
      {() => (
        <div class="mt-8">
          <Signing>
            <Show when={facts()}>
              {(found) => (
                <SecurityPanels
                  facts={found()}
                  here={path(AT)}
                  done={search.done}
                  refused={search.refused}
                  passwordHref={path("/account/profile")}
                  addPasskey={add}
                  onPasskeyError={onPasskeyError}
                />
              )}
            </Show>
          </Signing>
        </div>
      )}
    </AccountPage>
  );
}
