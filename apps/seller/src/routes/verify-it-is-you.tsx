// Proving once more who one is, on the way to something that is dear to the account.
import { Title } from "@solidjs/meta";
import { createAsync, Navigate, query, useSearchParams } from "@solidjs/router";
import { ProofScreen } from "@stoa/ui/signing";
import { Match, Switch } from "solid-js";
import { safeNext, signInHref } from "~/lib/address";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { passkeys, Signing } from "~/lib/signing";
import { viewer } from "~/lib/viewer";

const proofWays = query(async () => ((await viewer()) ? await load(api().account.proof.ways.query()) : null), "proof");

export default function ProofPage() {
  const [search] = useSearchParams<{ next?: string; refused?: string }>();
  const me = createAsync(() => viewer(), { deferStream: true });
  const ways = createAsync(() => proofWays(), { deferStream: true });
  return (
    <Signing>
      <Title>Is it you? · Stoa for sellers</Title>
      <Switch>
        <Match when={ways() === null}>
          <Navigate href={signInHref(safeNext(search.next))} />
        </Match>
        <Match when={ways()}>
          {(found) => (
            <ProofScreen
              app="for sellers"
              ways={found()}
              email={me()?.email ?? ""}
              next={safeNext(search.next)}
              refused={search.refused}
              passkey={passkeys().prove}
            />
          )}
        </Match>
      </Switch>
    </Signing>
  );
}
