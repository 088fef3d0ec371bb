// One promotion: how it stands, and its form while it has not ended.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { BackLink, Badge, Notice, PageHead } from "@stoa/ui";
import { effectSentence, STATUS_TONE, STATUS_WORD } from "@stoa/ui/selling";
import { Show } from "solid-js";
import { ahead } from "~/lib/load";
import { Missing } from "~/lib/missing";
import { promotion } from "./actions";
import { PromotionEditor, PromotionSteps } from "./editor";

export const route = { preload: ({ params }) => ahead(promotion(params["id"] ?? "")) } satisfies RouteDefinition;

export default function PromotionPage(props: RouteSectionProps) {
  const found = createAsync(() => promotion(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show
      when={found()}
      fallback={
        <Show when={found() === null}>
          <Missing what="promotion" href="/promotions" way="All promotions">
            It is another shop’s, or was never there.
          </Missing>
        </Show>
      }
    >
      {(of) => (
        <>
          <Title>{of().name} · Stoa for sellers</Title>
          <BackLink href="/promotions">All promotions</BackLink>
          <PageHead
            title={of().name}
            lead={
              <span class="flex flex-wrap items-center gap-2">
                <Badge tone={STATUS_TONE[of().status]}>{STATUS_WORD[of().status]}</Badge>
                {effectSentence(of().effect)} · used {of().usedCount} times
              </span>
            }
            actions={<PromotionSteps of={of()} />}
          />
          <Show
            when={of().status !== "ended"}
            fallback={<Notice>It has ended and reduces nothing any more. Orders keep what they got.</Notice>}
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
