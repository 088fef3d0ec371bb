// Says on every page that an operator looks through somebody's eyes, and leads out of it.
import type { Viewer } from "@stoa/client";
import { Button, Icon } from "@stoa/ui";
import { useLookTexts } from "../i18n/look.ts";
import { Form, useForm } from "../lib/form.tsx";
import { stopLooking } from "../lib/forms/look.ts";
import { useShop } from "../lib/shop.tsx";

/** The banner. It stays in sight while the page scrolls. */
export default function LookBanner(props: { viewer: Viewer }) {
  const { market, path } = useShop();
  const words = useLookTexts();
  // A whole new page: nothing that was seen through their eyes is left in memory.
  const form = useForm(stopLooking, (to) => location.assign(to));
  return (
    <div role="status" class="sticky bottom-0 z-40 border-t border-line bg-warn-soft text-warn">
      <div class="page flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5 text-sm font-medium">
        <p class="flex min-w-0 items-center gap-2.5">
          <Icon name="alert" class="size-4.5 shrink-0" />
          <span class="min-w-0">{words.banner(props.viewer.lookedAtBy ?? "", props.viewer.name)}</span>
        </p>
        <Form state={form} market={market} to={path("/account")}>
          <Button type="submit" size="sm" busy={form.pending()}>
            {words.stop}
          </Button>
        </Form>
      </div>
    </div>
  );
}
