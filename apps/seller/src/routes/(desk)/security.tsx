// How one signs in: second step, recovery codes, passkeys, other accounts, and where one is signed in.
import { Title } from "@solidjs/meta";
import { createAsync, query, useSearchParams } from "@solidjs/router";
import { securityPage } from "@stoa/client/signing";
import { SecurityScreen } from "@stoa/ui/signing";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { onPasskeyError, passkeys, Signing } from "~/lib/signing";

const security = query(() => load(securityPage(api())), "security");

export default function Security() {
  const [search] = useSearchParams<{ done?: string; refused?: string }>();
  const facts = createAsync(() => security(), { deferStream: true });
  return (
    <Signing>
      <Title>Sign-in and security · Stoa for sellers</Title>
      <Show when={facts()}>
        {(found) => (
          <SecurityScreen
            facts={found()}
            here="/security"
            done={search.done}
            refused={search.refused}
            addPasskey={passkeys().add}
            onPasskeyError={onPasskeyError}
            advice="Your shop holds money and the addresses of customers. Set up a second step, so that a stolen password opens nothing."
          />
        )}
      </Show>
    </Signing>
  );
}
