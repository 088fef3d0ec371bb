// The moderation desk: reviews, questions and answers that wait, are reported or were refused, oldest first.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { DESK_VIEWS, type DeskView } from "@stoa/client";
import { EmptyState, LinkTabs, PageHead } from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/session";
import { desk } from "./actions";
import { Item } from "./item";

const VIEW_WORD: Record<DeskView, string> = { waiting: "Waiting", reported: "Reported", refused: "Refused" };
const NOTHING: Record<DeskView, string> = {
  waiting: "Nothing waits",
  reported: "Nothing is reported",
  refused: "Nothing was refused",
};

const viewOf = (view: unknown): DeskView => DESK_VIEWS.find((one) => one === view) ?? "waiting";

export const route = {
  preload: ({ location }) => ahead(desk(viewOf(location.query["view"]))),
} satisfies RouteDefinition;

export default function Moderation() {
  const [search] = useSearchParams<{ view?: string }>();
  const view = () => viewOf(search.view);
  const items = createAsync(() => desk(view()), { deferStream: true });
  return (
    <>
      <Title>Moderation · Stoa admin</Title>
      <PageHead
        title="Moderation"
        lead="What people write under products. Three reports, or very many at a time, bring it here before all can read on."
      />
      <LinkTabs
        label="Views of the desk"
        tabs={DESK_VIEWS.map((one) => ({
          href: one === "waiting" ? "/moderation" : `/moderation?view=${one}`,
          label: VIEW_WORD[one],
          current: view() === one,
          count: view() === one ? items()?.length : undefined,
        }))}
      />
      <Show when={items()}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={
              <EmptyState title={NOTHING[view()]} icon="check">
                <p>Reviews, questions and answers appear here when somebody should look at them.</p>
              </EmptyState>
            }
          >
            <ul class="flex max-w-3xl flex-col gap-4">
              <For each={found()}>{(item) => <Item of={item} />}</For>
            </ul>
          </Show>
        )}
      </Show>
    </>
  );
}
