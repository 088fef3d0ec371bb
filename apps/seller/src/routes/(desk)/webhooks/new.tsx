// A new endpoint. Its secret is told on this page, once.
import { Title } from "@solidjs/meta";
import { WEBHOOK_TYPE_NAMES } from "@stoa/client";
import { BackLink, Button, LinkButton, PageHead, Panel } from "@stoa/ui";
import { Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { Refused, ToldOnce } from "../access/parts";
import { createHook } from "./actions";
import { HookFields } from "./fields";

const OWN = { CONFLICT: "There can be ten webhooks at most. Remove one that is no longer used." };

export default function NewWebhookPage() {
  const making = useOutcome(createHook, { own: OWN });
  return (
    <>
      <Title>Add a webhook · Stoa for sellers</Title>
      <BackLink href="/webhooks">All webhooks</BackLink>
      <PageHead title="Add a webhook" lead="It hears what happens from the moment it is made." />
      <Show
        when={making.told()}
        fallback={
          <Panel>
            <form method="post" action={createHook} class="flex max-w-3xl flex-col gap-6">
              <Refused of={making} />
              <HookFields
                types={WEBHOOK_TYPE_NAMES.filter((type) => type.startsWith("order."))}
                isUrlWrong={making.isWrong("url")}
              />
              <div>
                <Button type="submit" variant="primary" busy={making.pending()}>
                  Add the webhook
                </Button>
              </div>
            </form>
          </Panel>
        }
      >
        {(made) => (
          <Panel>
            <ToldOnce texts={[{ label: "The secret that it is signed with", value: made().secret }]} />
            <p class="mb-5 max-w-2xl text-sm text-ink-soft">
              Your program checks each message with this secret, so that it knows who sent it. Then try it out.
            </p>
            <LinkButton href={`/webhooks/${made().webhookId}`} variant="primary">
              Go to the webhook
            </LinkButton>
          </Panel>
        )}
      </Show>
    </>
  );
}
