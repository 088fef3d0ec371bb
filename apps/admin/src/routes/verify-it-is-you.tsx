// Proving once more who one is, on the way to something that is dear to the account.
import { Title } from "@solidjs/meta";
import { createAsync, query, useSearchParams } from "@solidjs/router";
import { ProofScreen } from "@stoa/ui/signing";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { safeNext } from "~/lib/next";
import { currentViewer } from "~/lib/session";
import { passkeys, Signing } from "~/lib/signing";

const proofWays = query(async () => {
  const { email } = await currentViewer();
  return { email, ways: await api().account.proof.ways.query() };
}, "proof");

export default function ProofPage() {
  const [search] = useSearchParams<{ next?: string; refused?: string }>();
  const proof = createAsync(() => proofWays(), { deferStream: true });
  return (
    <Signing>
      <Title>Is it you? · Stoa admin</Title>
      <Show when={proof()}>
        {(found) => (
          <ProofScreen
            app="Admin"
            ways={found().ways}
            email={found().email}
            next={safeNext(search.next)}
            refused={search.refused}
            passkey={passkeys().prove}
          />
        )}
      </Show>
    </Signing>
  );
}
