// Signing in. Plain forms: they work before and without any script.
import { Title } from "@solidjs/meta";
import { createAsync, Navigate, query, useSearchParams } from "@solidjs/router";
import { SignInScreen } from "@stoa/ui/signing";
import { onMount, Show } from "solid-js";
import { safeNext } from "~/lib/address";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { passkeys, Signing } from "~/lib/signing";
import { viewer } from "~/lib/viewer";
import { forgetList } from "~/offline/keep";

const providers = query(() => load(api().account.providers.list.query()), "providers");

export default function LoginPage() {
  const [search] = useSearchParams<{ next?: string; refused?: string; again?: string }>();
  const me = createAsync(() => viewer(), { deferStream: true });
  const others = createAsync(() => providers(), { deferStream: true });
  // Nobody is signed in here: addresses that the ship desk kept are nobody's to read.
  onMount(() => void forgetList().catch(() => undefined));
  return (
    <Signing>
      <Title>Sign in · Stoa for sellers</Title>
      <Show when={!search.again && me()}>
        <Navigate href={safeNext(search.next)} />
      </Show>
      <SignInScreen
        app="for sellers"
        title="Sign in to your shop"
        lead="Orders to send, prices, stock and what you earned, in one place."
        next={safeNext(search.next)}
        refused={search.refused}
        providers={others() ?? []}
        passkey={passkeys().signIn}
      />
    </Signing>
  );
}
