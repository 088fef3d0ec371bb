// The checklist: what the marketplace asks of the shop, what was given, and what became of it.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition } from "@solidjs/router";
import type { Checklist } from "@stoa/client";
import { Badge, Button, EmptyState, FormError, Notice, PageHead, SELLER_TONE } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { ahead } from "~/lib/load";
import { useOutcome } from "~/lib/outcome";
import { counted, SELLER_WORD } from "~/lib/words";
import { applyAgain, checklist } from "./actions";
import { Item } from "./item";

export const route = { preload: () => ahead(checklist()) } satisfies RouteDefinition;

export default function OnboardingPage() {
  const found = createAsync(() => checklist(), { deferStream: true });
  return (
    <>
      <Title>Checklist · Stoa for sellers</Title>
      <Show when={found()}>
        {(found) => (
          <>
            <PageHead
              title="Checklist"
              lead={<Badge tone={SELLER_TONE[found().seller.status]}>{SELLER_WORD[found().seller.status]}</Badge>}
            />
            <Standing of={found()} />
            <Show
              when={found().items.length > 0}
              fallback={
                <EmptyState title="Nothing is asked of you" icon="check">
                  The marketplace will tell you here when it needs something.
                </EmptyState>
              }
            >
              <ol class="flex flex-col gap-4">
                <For each={found().items}>{(item) => <Item item={item} />}</For>
              </ol>
            </Show>
          </>
        )}
      </Show>
    </>
  );
}

/** Where the application stands, and what is next. */
function Standing(props: { of: Checklist }) {
  const outcome = useOutcome(applyAgain);
  return (
    <Switch>
      <Match when={props.of.seller.status === "refused"}>
        <Notice tone="bad" class="mb-6">
          <p>We could not open your shop: {props.of.seller.statusReason ?? "no reason was given"}</p>
          <FormError message={outcome.error()} class="mt-3" />
          <form method="post" action={applyAgain} class="mt-3">
            <Button type="submit" size="sm" busy={outcome.pending()}>
              Apply again
            </Button>
          </form>
        </Notice>
      </Match>
      <Match when={props.of.open > 0}>
        <Notice tone="warn" class="mb-6">
          {counted(props.of.open, "required item")} {props.of.open === 1 ? "is" : "are"} still open.
        </Notice>
      </Match>
      <Match when={props.of.seller.status === "applied"}>
        <Notice tone="good" class="mb-6">
          Everything is with us. We look at it and write to you; you can prepare your products meanwhile.
        </Notice>
      </Match>
    </Switch>
  );
}
