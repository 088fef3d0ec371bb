// The second step of a sign-in: a code, a passkey, or a code that was kept for a lost phone.
import { Title } from "@solidjs/meta";
import { createAsync, query, useSearchParams } from "@solidjs/router";
import { SecondStepScreen } from "@stoa/ui/signing";
import { Show } from "solid-js";
import { safeNext } from "~/lib/address";
import { api } from "~/lib/api";
import { load } from "~/lib/load";

import { passkeys, Signing } from "~/lib/signing";

const waiting = query(() => load(api().account.secondFactor.waiting.query()), "waiting");

export default function SecondStepPage() {
  const [search] = useSearchParams<{ next?: string }>();
  const attempt = createAsync(() => waiting(), { deferStream: true });
  return (
    <Signing>
      <Title>One more step · Stoa for sellers</Title>
      <Show when={attempt()}>
        {(found) => (
          <SecondStepScreen
            app="for sellers"
            methods={found().methods}
            next={safeNext(search.next)}
            loginHref="/login"
            passkey={passkeys().second}
          />
        )}
      </Show>
    </Signing>
  );
}
