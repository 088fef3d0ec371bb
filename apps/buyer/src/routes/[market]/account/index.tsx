// The account: who one is, the way to the orders, the way out.
import { Button, EmptyState, Icon, LinkButton } from "@stoa/ui";
import { Show } from "solid-js";
import { Form, useForm } from "../../../lib/form.tsx";
import { signOut } from "../../../lib/forms/account.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getViewer } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

export default function Account() {
  const { market, t, path } = useShop();
  const viewer = createRead(getViewer);
  const leaving = useForm(signOut);
  return (
    <div class="page max-w-3xl pt-8">
      <Head title={t.account.title} />
      <Show
        when={viewer()}
        fallback={
          <EmptyState
            title={t.account.guest}
            icon="person"
            actions={
              <>
                <LinkButton href={path("/login")} variant="primary">
                  {t.account.signIn}
                </LinkButton>
                <LinkButton href={path("/orders")}>{t.nav.orders}</LinkButton>
              </>
            }
          >
            {t.account.guestHint}
          </EmptyState>
        }
      >
        {(who) => (
          <>
            <h1 class="text-title font-semibold tracking-tight">{t.account.hello(who().name)}</h1>
            <p class="mt-1 text-ink-soft">
              <bdi>{who().email}</bdi>
            </p>
            <a
              href={path("/orders")}
              class="mt-8 flex items-center gap-4 rounded-lg border border-line bg-surface p-5 font-semibold hover:shadow-rise"
            >
              <Icon name="receipt" class="size-6 text-accent" />
              <span class="flex-1">{t.orders.title}</span>
              <Icon name="chevronEnd" />
            </a>
            <a
              href={path("/lists")}
              class="mt-3 flex items-center gap-4 rounded-lg border border-line bg-surface p-5 font-semibold hover:shadow-rise"
            >
              <Icon name="heart" class="size-6 text-accent" />
              <span class="flex-1">{t.keep.lists}</span>
              <Icon name="chevronEnd" />
            </a>
            <a
              href={path("/account/access")}
              class="mt-3 flex items-center gap-4 rounded-lg border border-line bg-surface p-5 font-semibold hover:shadow-rise"
            >
              <Icon name="link" class="size-6 text-accent" />
              <span class="flex-1">{t.account.access}</span>
              <Icon name="chevronEnd" />
            </a>
            <Form state={leaving} market={market} to={path("/account")} class="mt-6">
              <Button type="submit" busy={leaving.pending()}>
                {t.account.signOut}
              </Button>
            </Form>
          </>
        )}
      </Show>
    </div>
  );
}
