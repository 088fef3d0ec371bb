// Where an endpoint is, and what it hears.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { BackLink, Button, LinkButton, PageHead, Panel } from "@stoa/ui";
import { Show } from "solid-js";
import { ahead } from "~/lib/load";
import { Missing } from "~/lib/missing";
import { useOutcome } from "~/lib/outcome";
import { Refused } from "../../access/parts";
import { updateHook, webhook } from "../actions";
import { HookFields } from "../fields";

export const route = { preload: ({ params }) => ahead(webhook(params["id"] ?? "")) } satisfies RouteDefinition;

export default function EditWebhookPage(props: RouteSectionProps) {
  const found = createAsync(() => webhook(props.params["id"] ?? ""), { deferStream: true });
  const saving = useOutcome(updateHook);
  return (
    <Show when={found() !== undefined}>
      <Show
        when={found()}
        fallback={
          <Missing what="webhook" href="/webhooks" way="All webhooks">
            It may have been removed.
          </Missing>
        }
      >
        {(of) => (
          <>
            <Title>Change a webhook · Stoa for sellers</Title>
            <BackLink href={`/webhooks/${of().webhookId}`}>The webhook</BackLink>
            <PageHead title="Change a webhook" lead="What waits for it goes to the new address, too." />
            <Panel>
              <form method="post" action={updateHook} class="flex max-w-3xl flex-col gap-6">
                <Refused of={saving} />
                <input type="hidden" name="webhookId" value={of().webhookId} />
                <HookFields
                  url={of().url}
                  description={of().description}
                  types={of().types}
                  isUrlWrong={saving.isWrong("url")}
                />
                <div class="flex flex-wrap gap-3">
                  <Button type="submit" variant="primary" busy={saving.pending()}>
                    Save
                  </Button>
                  <LinkButton href={`/webhooks/${of().webhookId}`}>Go back</LinkButton>
                </div>
              </form>
            </Panel>
          </>
        )}
      </Show>
    </Show>
  );
}
