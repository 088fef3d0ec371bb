// The account: who one is, the ways to all that is one's own, the way out.
import { Button, EmptyState, Icon, type IconName, LinkButton } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useAccountTexts } from "../../../i18n/account-pages.ts";
import { useCreditTexts } from "../../../i18n/credit-pages.ts";
import { useCaseTexts } from "../../../i18n/case-texts.ts";
import { useReviewTexts } from "../../../i18n/review-texts.ts";
import { useNoticeTexts } from "../../../i18n/notice-texts.ts";
import { useSigningTexts } from "../../../i18n/signing-pages.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { signOut } from "../../../lib/forms/account.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getViewer } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

export default function Account() {
  const { market, t, path } = useShop();
  const words = useAccountTexts();
  const credit = useCreditTexts();
  const signing = useSigningTexts();
  const cases = useCaseTexts();
  const reviews = useReviewTexts();
  const notices = useNoticeTexts();
  const viewer = createRead(getViewer);
  const leaving = useForm(signOut);
  const ways: { href: string; icon: IconName; title: string; hint: string }[] = [
    { href: "/orders", icon: "receipt", title: t.orders.title, hint: words.ordersHint },
    { href: "/account/notifications", icon: "bell", title: notices.title, hint: notices.lead },
    { href: "/account/alerts", icon: "tag", title: notices.alerts.title, hint: notices.alerts.hint },
    { href: "/messages", icon: "mail", title: cases.messagesTitle, hint: cases.messagesLead },
    { href: "/reviews", icon: "pencil", title: reviews.title, hint: reviews.lead },
    { href: "/lists", icon: "heart", title: t.keep.lists, hint: words.listsHint },
    { href: "/account/credit", icon: "tag", title: credit.title, hint: credit.hint },
    { href: "/account/profile", icon: "person", title: words.profile, hint: words.profileHint },
    { href: "/account/security", icon: "shield", title: signing.security, hint: signing.securityHint },
    { href: "/account/addresses", icon: "truck", title: words.addresses, hint: words.addressesHint },
    { href: "/account/access", icon: "link", title: t.account.access, hint: words.accessHint },
    { href: "/account/privacy", icon: "download", title: words.privacy, hint: words.privacyHint },
  ];
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
            <ul class="mt-8 grid gap-3 sm:grid-cols-2">
              <For each={ways}>
                {(way) => (
                  <li>
                    <a
                      href={path(way.href)}
                      class="flex h-full items-center gap-4 rounded-lg border border-line bg-surface p-5 hover:shadow-rise"
                    >
                      <Icon name={way.icon} class="size-6 text-accent" />
                      <span class="flex-1">
                        <span class="block font-semibold">{way.title}</span>
                        <span class="mt-0.5 block text-sm text-ink-soft">{way.hint}</span>
                      </span>
                      <Icon name="chevronEnd" />
                    </a>
                  </li>
                )}
              </For>
            </ul>
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
