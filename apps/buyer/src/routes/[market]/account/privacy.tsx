// One's data: to take along, and to have forgotten.
import { EmptyState, Field, LinkButton } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { FormCard } from "../../../components/account/card.tsx";
import { AccountPage } from "../../../components/account/page.tsx";
import { useAccountTexts } from "../../../i18n/account-pages.ts";
import { useForm } from "../../../lib/form.tsx";
import { eraseAccount } from "../../../lib/forms/person.ts";
import { Head } from "../../../lib/head.tsx";
import { useShop } from "../../../lib/shop.tsx";

const AT = "/account/privacy";

function Own() {
  const words = useAccountTexts();
  const erasing = useForm(eraseAccount);
  return (
    <AccountPage title={words.privacy} at={AT}>
      {() => (
        <>
          <section class="mt-8 rounded-lg border border-line bg-surface p-6">
            <h2 class="text-lg font-semibold">{words.exportTitle}</h2>
            <p class="mt-1 max-w-prose text-sm text-ink-soft">{words.exportHint}</p>
            <LinkButton href="/files/account.json" download="" rel="external" class="mt-4">
              {words.exportDo}
            </LinkButton>
          </section>
          <FormCard
            title={words.eraseTitle}
            hint={`${words.eraseHint} ${words.eraseFirst}`}
            form={erasing}
            to={AT}
            button={words.eraseDo}
            danger
          >
            <Field
              label={words.eraseEmail}
              name="email"
              type="email"
              dir="ltr"
              required
              autocomplete="off"
              value={erasing.typed("email")}
            />
          </FormCard>
        </>
      )}
    </AccountPage>
  );
}

export default function Privacy() {
  const { path, t } = useShop();
  const words = useAccountTexts();
  const [search] = useSearchParams<{ done?: string }>();
  return (
    <Show when={search.done === "erased"} fallback={<Own />}>
      <div class="page max-w-3xl pt-8">
        <Head title={words.erasedTitle} />
        <EmptyState
          title={words.erasedTitle}
          icon="check"
          actions={<LinkButton href={path()}>{t.missing.home}</LinkButton>}
        >
          {words.erased}
        </EmptyState>
      </div>
    </Show>
  );
}
