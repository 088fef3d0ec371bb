// The page that an invitation's link opens: who asks, for which shop, and the ways to answer.
import { Title } from "@solidjs/meta";
import { action, createAsync, query, redirect, useSearchParams } from "@solidjs/router";
import { HttpStatusCode } from "@solidjs/start";
import { InvitationToken, type InvitationView, submitForm, type Viewer } from "@stoa/client";
import { Button, buttonClass, EmptyState, FormError, LinkButton, Wordmark } from "@stoa/ui";
import { Match, Show, Switch } from "solid-js";
import { signInHref } from "~/lib/address";
import { api } from "~/lib/api";
import { useOutcome } from "~/lib/outcome";
import { signOut } from "~/lib/sign-out";
import { viewer } from "~/lib/viewer";
import { ROLE_LEAD, ROLE_WORD } from "~/lib/words";

/** What the link asks; null for a link that is no longer good. */
const invitation = query(async (token: string): Promise<InvitationView | null> => {
  const asked = InvitationToken.safeParse({ token });
  if (!asked.success) return null;
  try {
    return await api().account.invitation.query(asked.data);
  } catch {
    return null; // Whatever went wrong, the page says to ask for a new link.
  }
}, "invitation");

const join = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(InvitationToken, form, (input) => api().account.join.mutate(input));
  if (result.ok) throw redirect("/");
  return result;
}, "join");

export default function JoinPage() {
  const [search] = useSearchParams<{ token?: string }>();
  const token = () => search.token ?? "";
  const found = createAsync(() => invitation(token()), { deferStream: true });
  const me = createAsync(() => viewer(), { deferStream: true });
  return (
    <main class="grid min-h-dvh place-items-center px-4 py-10">
      <Title>Invitation · Stoa for sellers</Title>
      <div class="w-full max-w-md">
        <Wordmark class="mb-8 h-6 w-auto" />
        <Switch>
          <Match when={found() === null}>
            <HttpStatusCode code={404} />
            <EmptyState
              title="This link is no longer good"
              icon="link"
              actions={<LinkButton href="/">Go to the seller app</LinkButton>}
            >
              It was used, withdrawn, sent anew, or is older than a week. Ask whoever invited you to send it again.
            </EmptyState>
          </Match>
          <Match when={found()}>{(found) => <Asked invitation={found()} token={token()} me={me() ?? null} />}</Match>
        </Switch>
      </div>
    </main>
  );
}

function Asked(props: { invitation: InvitationView; token: string; me: Viewer | null }) {
  const outcome = useOutcome(join);
  const isTheirs = () => props.me?.email === props.invitation.email;
  const here = () => `/join?token=${props.token}`;
  return (
    <>
      <h1 class="text-title font-semibold tracking-tight">Join {props.invitation.sellerName}</h1>
      <p class="mt-2 text-ink-soft">
        {props.invitation.invitedBy} asks you to join the team as <strong>{ROLE_WORD[props.invitation.role]}</strong>.{" "}
        {ROLE_LEAD[props.invitation.role]}
      </p>
      <FormError message={outcome.error()} class="mt-5" />
      <div class="mt-7 flex flex-col gap-3">
        <Switch>
          <Match when={isTheirs()}>
            <form method="post" action={join}>
              <input type="hidden" name="token" value={props.token} />
              <Button type="submit" variant="primary" size="lg" wide busy={outcome.pending()}>
                Join the team
              </Button>
            </form>
          </Match>
          <Match when={props.me}>
            {(me) => (
              <>
                <p class="text-sm text-ink-soft">
                  The invitation is for <strong>{props.invitation.email}</strong>. You are signed in as {me().email}.
                </p>
                <form method="post" action={signOut}>
                  <Button type="submit" variant="primary" size="lg" wide>
                    Sign out
                  </Button>
                </form>
                <p class="text-sm text-ink-faint">Then open the link of the mail once more.</p>
              </>
            )}
          </Match>
          <Match when={true}>
            <p class="text-sm text-ink-soft">
              The invitation is for the account <strong>{props.invitation.email}</strong>.
            </p>
            <LinkButton href={signInHref(here())} variant="primary" size="lg" wide>
              Sign in
            </LinkButton>
            <a
              href={props.invitation.registerUrl}
              target="_blank"
              rel="noreferrer"
              class={buttonClass({ size: "lg", wide: true })}
            >
              Create an account
            </a>
            <p class="text-sm text-ink-faint">
              New here? Create an account with this address in the shop, open the link of the mail that follows, and
              come back to this page to sign in.
            </p>
          </Match>
        </Switch>
      </div>
      <Show when={!isTheirs()}>
        <p class="mt-6 text-xs text-ink-faint">The link is good once.</p>
      </Show>
    </>
  );
}
