// The frame of the account's pages: the way back, a title, and an invitation to sign in for guests.
import type { Viewer } from "@stoa/client";
import { BackLink, EmptyState, LinkButton } from "@stoa/ui";
import { type JSX, Show } from "solid-js";
import { Head } from "../../lib/head.tsx";
import { createRead, getViewer } from "../../lib/queries.ts";
import { useShop } from "../../lib/shop.tsx";

/** A page below the account; `children` are given who is signed in. */
export function AccountPage(props: { title: string; at: string; children: (viewer: () => Viewer) => JSX.Element }) {
  const { t, path } = useShop();
  const viewer = createRead(getViewer);
  return (
    <div class="page max-w-3xl pt-8">
      <Head title={props.title} />
      <BackLink href={path("/account")}>{t.account.title}</BackLink>
      <h1 class="text-title font-semibold tracking-tight">{props.title}</h1>
      <Show
        when={viewer()}
        fallback={
          <Show when={viewer() === null}>
            <EmptyState
              title={t.account.guest}
              icon="person"
              actions={
                <LinkButton href={`${path("/login")}?next=${encodeURIComponent(path(props.at))}`} variant="primary">
                  {t.account.signIn}
                </LinkButton>
              }
            />
          </Show>
        }
      >
        {(who) => props.children(who)}
      </Show>
    </div>
  );
}
