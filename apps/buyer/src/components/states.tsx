// Whole-page answers: nothing at this address, or something broke. Both say the truth in their status.
import { EmptyState, ErrorState, LinkButton, Button } from "@stoa/ui";
import { HttpStatusCode } from "@solidjs/start";
import { refusalOf } from "../lib/errors.ts";
import { Head } from "../lib/head.tsx";
import { useShop } from "../lib/shop.tsx";

/** No such page. */
export function Missing() {
  const { t, path } = useShop();
  return (
    <>
      <HttpStatusCode code={404} />
      <Head title={t.missing.title} />
      <EmptyState
        title={t.missing.title}
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
      <HttpStatusCode code={503} />
      <ErrorState
        title={t.broken.title}
        class="py-28"
        actions={<Button onClick={() => props.retry()}>{t.broken.retry}</Button>}
      >
        {t.errors[refusalOf(props.error).code]}
      </ErrorState>
    </>
  );
}
