// Where somebody is signed in, and the ways to end what they do not know.
import type { SessionView } from "@stoa/contract";
import { For, Show } from "solid-js";
import { Badge } from "../badge.tsx";
import { Button } from "../button.tsx";
import { Panel } from "../layout.tsx";
import { FormError } from "../notice.tsx";
import { deviceOf } from "./device.ts";
import { useSigning } from "./kit.tsx";

/** A network as people write it. */
const networkText = (network: string): string => (network.includes(":") ? `${network}::/64` : `${network}.0/24`);

/** The sessions of a person in all apps. */
export function SessionsPanel(props: { sessions: readonly SessionView[] }) {
  const { Form, words, when } = useSigning();
  return (
    <Panel title={words.sessionsTitle}>
      <ul class="flex flex-col divide-y divide-line">
        <For each={props.sessions}>
          {(session) => (
            <li class="flex flex-wrap items-center justify-between gap-3 py-3">
              <div class="min-w-0">
                <p class="flex flex-wrap items-center gap-2 font-semibold">
                  {deviceOf(session.userAgent) ?? words.unknownDevice}
                  <Badge>{words.apps[session.audience]}</Badge>
                  <Show when={session.isThis}>
                    <Badge tone="good">{words.sessionThis}</Badge>
                  </Show>
                </p>
                <p class="text-sm text-ink-faint">
                  {words.sessionSeen(when(session.lastSeenAt))} · {words.sessionSince(when(session.createdAt))}
                  <Show when={session.network}>
                    {" · "}
                    <bdi>{networkText(session.network)}</bdi>
                  </Show>
                </p>
              </div>
              <Show when={!session.isThis}>
                <Form step="session-end" hidden={{ sessionId: session.sessionId }}>
                  {(state) => (
                    <>
                      <FormError message={state.refusal()} />
                      <Button type="submit" size="sm" busy={state.pending()}>
                        {words.sessionEnd}
                      </Button>
                    </>
                  )}
                </Form>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.sessions.length > 1}>
        <Form step="sessions-end-others" class="mt-4">
          {(state) => (
            <>
              <FormError message={state.refusal()} />
              <Button type="submit" busy={state.pending()}>
                {words.sessionsEndOthers}
              </Button>
            </>
          )}
        </Form>
      </Show>
    </Panel>
  );
}
