// Programs that may act for a person: apps they allowed, keys of their own, apps they built.
import { BackLink, EmptyState, LinkButton } from "@stoa/ui";
import { Show } from "solid-js";
import { Apps } from "../../../components/access/apps.tsx";
import { Grants } from "../../../components/access/grants.tsx";
import { Keys } from "../../../components/access/keys.tsx";
import { useAccessTexts } from "../../../i18n/access-texts.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getAccess } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

export default function Access() {
  const { t, path } = useShop();
  const words = useAccessTexts();
  const found = createRead(() => getAccess());
  const here = path("/account/access");
  return (
    <div class="page max-w-3xl pt-8">
      <Head title={t.account.access} />
      <Show when={found() === null}>
        <EmptyState
          title={t.account.access}
          icon="link"
          actions={
            <LinkButton href={`${path("/login")}?next=${encodeURIComponent(here)}`} variant="primary">
              {t.account.signIn}
            </LinkButton>
          }
        >
          {words.guest}
        </EmptyState>
      </Show>
      <Show when={found()}>
        {(found) => (
          <>
            <BackLink href={path("/account")}>{t.account.title}</BackLink>
            <h1 class="text-title font-semibold tracking-tight">{t.account.access}</h1>
            <p class="mt-1 text-ink-soft">{words.lead}</p>
            <Grants grants={found().grants} here={here} />
            <Keys keys={found().keys} here={here} />
            <Apps apps={found().clients} here={here} />
          </>
        )}
      </Show>
    </div>
  );
}
