// One promotion. Those of sellers are theirs to change; an operator can stop them.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { BackLink, Badge, Notice, PageHead } from "@stoa/ui";
import { effectSentence, STATUS_TONE, STATUS_WORD } from "@stoa/ui/selling";
import { Show } from "solid-js";
import { ahead, useMay } from "~/lib/session";
import { Missing } from "~/parts/missing";
import { promotion } from "./actions";
import { PromotionEditor, PromotionSteps } from "./editor";

export const route = { preload: ({ params }) => ahead(promotion(params["id"] ?? "")) } satisfies RouteDefinition;

const DONE: Record<string, string> = {
  saved: "The promotion is saved.",
  moved: "Done. It holds from now on.",
};

export default function Promotion(props: RouteSectionProps) {
  const found = createAsync(() => promotion(props.params["id"] ?? ""), { deferStream: true });
  const may = useMay();
  return (
    <Show
      when={found()}
      fallback={
        <Show when={found() === null}>
          <Missing what="promotion" href="/promotions" way="All promotions" />
        </Show>
      }
    >
      {(of) => (
        <>
          <Title>{of().name} · Stoa admin</Title>
          <BackLink href="/promotions">All promotions</BackLink>
          <PageHead
            title={of().name}
            lead={
              <span class="flex flex-wrap items-center gap-2">
                <Badge tone={STATUS_TONE[of().status]}>{STATUS_WORD[of().status]}</Badge>
                {effectSentence(of().effect)} · by {of().seller?.name ?? "Stoa"} · used {of().usedCount} times
              </span>
            }
            actions={<Show when={may("finance.write")}>{<PromotionSteps of={of()} />}</Show>}
          />
          <Show when={DONE[String(props.location.query["done"])]}>
            {(told) => (
              <div role="status" class="mb-4">
                <Notice tone="good">{told()}</Notice>
              </div>
            )}
          </Show>
          <Show
            when={of().seller === null && of().status !== "ended" && may("finance.write")}
            fallback={
              <Notice>
                {of().seller === null
                  ? "It cannot be changed."
                  : "It is the seller’s own: they pay for it and change it."}
              </Notice>
            }
          >
            <Show when={`${of().promotionId} ${of().updatedAt}`} keyed>
              {(version) => (
                <div data-version={version}>
                  <PromotionEditor of={of()} />
                </div>
              )}
            </Show>
          </Show>
        </>
      )}
    </Show>
  );
}
