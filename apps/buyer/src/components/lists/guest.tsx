// What a guest sees where lists would be: why to sign in, and the way there and back.
import { EmptyState, LinkButton } from "@stoa/ui";
import { usePageTexts } from "../../i18n/pages.ts";
import { useShop } from "../../lib/shop.tsx";

/** The invitation; `next` is the page to come back to. */
export function GuestLists(props: { next: string }) {
  const { t, path } = useShop();
  const words = usePageTexts().lists;
  return (
    <EmptyState
      title={words.guest}
      icon="heart"
      actions={
        <LinkButton href={`${path("/login")}?next=${encodeURIComponent(props.next)}`} variant="primary">
          {t.account.signIn}
        </LinkButton>
      }
    >
      {t.keep.guestHint}
    </EmptyState>
  );
}
