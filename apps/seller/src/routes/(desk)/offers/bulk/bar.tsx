// What can be done with offers that are ticked, or with all that the list finds. The boxes of the rows belong to this form,
// so it works without any script.
import { PickBar, type TableState } from "@stoa/ui/desk";
import { Button, createHasScript } from "@stoa/ui";
import { createAsync } from "@solidjs/router";
import { type SellerOfferFilter } from "@stoa/client";
import { Show, Suspense } from "solid-js";
import { LOCALE } from "~/lib/words";
import { offerCount } from "./reads";

/** The form under the list. */
export function BulkBar(props: { picked: number; onPage: number; state: TableState }) {
  const hasScript = createHasScript();
  const filter = (): SellerOfferFilter => ({
    q: props.state.q,
    status: props.state.status as SellerOfferFilter["status"],
  });
  const all = () => (
    <Button type="submit" name="scope" value="all" size="sm" variant="quiet">
      Edit all that match
      <Show when={hasScript() && props.picked > 0}>
        <Suspense>
          <Count filter={filter()} />
        </Suspense>
      </Show>
    </Button>
  );
  const chosen = () => (
    <Button type="submit" name="scope" value="chosen" size="sm" variant="primary">
      Edit chosen
    </Button>
  );
  return (
    <form id="bulk" method="get" action="/offers/bulk" class="contents">
      <Show when={props.state.q}>
        <input type="hidden" name="q" value={props.state.q} />
      </Show>
      <Show when={props.state.status}>
        <input type="hidden" name="state" value={props.state.status} />
      </Show>
      <Show
        when={hasScript()}
        fallback={
          <div class="mt-4 flex flex-wrap items-center gap-3 text-sm">
            {chosen()}
            {all()}
          </div>
        }
      >
        <PickBar count={props.picked}>
          <span class="flex flex-wrap items-center gap-2">
            {all()}
            {chosen()}
          </span>
        </PickBar>
      </Show>
    </form>
  );
}

function Count(props: { filter: SellerOfferFilter }) {
  const count = createAsync(() => offerCount(props.filter));
  return (
    <Show when={count()}>
      {(counted) => (
        <span class="figures">
          ({counted().count.toLocaleString(LOCALE)}
          {counted().atLeast ? "+" : ""})
        </span>
      )}
    </Show>
  );
}
