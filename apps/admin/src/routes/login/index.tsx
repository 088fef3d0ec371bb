// The way in. It leads back to the page that asked for it.
import { Title } from "@solidjs/meta";
import { createAsync, query, useSearchParams } from "@solidjs/router";
import { SignInScreen } from "@stoa/ui/signing";
import { api } from "~/lib/api";
import { safeNext } from "~/lib/next";
import { passkeys, Signing } from "~/lib/signing";

const providers = query(() => api().account.providers.list.query(), "providers");

export default function Login() {
  const [search] = useSearchParams<{ next?: string; refused?: string }>();
  const others = createAsync(() => providers(), { deferStream: true });
  return (
    <Signing>
      <Title>Sign in · Stoa admin</Title>
      <SignInScreen
        app="Admin"
        title="Sign in to the admin app"
        lead="For those who run the marketplace."
        next={safeNext(search.next)}
        refused={search.refused}
        providers={others() ?? []}
        passkey={passkeys().signIn}
      />
    </Signing>
  );
}
