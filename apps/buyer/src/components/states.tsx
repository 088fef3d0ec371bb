// Whole-page answers: nothing at this address, or something broke. Both say the truth in their status.
import { referenceOf } from "@stoa/client";
import { EmptyState, ErrorState, LinkButton, Button, Reference } from "@stoa/ui";
import { refusalOf } from "../lib/errors.ts";
import { Head } from "../lib/head.tsx";
import { useShop } from "../lib/shop.tsx";
import { Status } from "../lib/status.tsx";

/** No such page. */
export function Missing() {
  const { t, path } = useShop();
  return (
    <>
      <Status code={404} />
      <Head title={t.missing.title} />
      <EmptyState
        title={t.missing.title}
        isPage
        icon="search"
        class="py-28"
        actions={
          <LinkButton href={path()} variant="primary">
            {t.missing.home}
          </LinkButton>
        }
      >
        {t.missing.hint}
      </EmptyState>
    </>
  );
}

/** A read that failed; the visitor can try again. */
export function Broken(props: { error: unknown; retry: () => void }) {
  const { t } = useShop();
  return (
    <>
      <Status code={503} />
      <ErrorState
        title={t.broken.title}
        isPage
        class="py-28"
        actions={<Button onClick={() => props.retry()}>{t.broken.retry}</Button>}
      >
        {t.errors[refusalOf(props.error).code]}
        <Reference label={t.broken.reference} value={referenceOf(props.error)} />
      </ErrorState>
    </>
  );
}
