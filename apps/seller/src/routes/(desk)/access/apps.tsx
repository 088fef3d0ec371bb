// The shop's own apps: those that act for the shop itself, and those that other people can allow to act for them.
import { CLIENT_KINDS, type ClientView, SCOPES } from "@stoa/client";
import { Badge, Button, Field, Panel, Select, TextArea } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { CLIENT_WORD } from "~/lib/words";
import { deleteApp, registerApp, switchApp } from "./actions";
import { day, More, Refused, ScopeBoxes, ScopeList, TakeAway, ToldOnce } from "./parts";

/** The list, with the form for a new one. */
export function Apps(props: { apps: readonly ClientView[] }) {
  const registering = useOutcome(registerApp);
  const turning = useOutcome(switchApp);
  const ending = useOutcome(deleteApp);
  return (
    <Panel title="Your own apps">
      <Show when={registering.told()} keyed>
        {({ clientId, secret }) => (
          <ToldOnce
            {...(secret ? {} : { title: "The app is registered. This is how it names itself:" })}
            texts={[
              { label: "Client id", value: clientId },
              { label: "Client secret", value: secret },
            ]}
          />
        )}
      </Show>
      <Refused of={turning} />
      <Refused of={ending} />
      <Show
        when={props.apps.length > 0}
        fallback={
          <p class="text-sm text-ink-soft">
            No app yet. One that runs on a server can act for this shop by its secret; others can be allowed by people.
          </p>
        }
      >
        <ul class="divide-y divide-line">
          <For each={props.apps}>
            {(app) => (
              <li class="flex flex-col gap-3 py-4 first:pt-0 sm:flex-row sm:items-start sm:justify-between">
                <div class="min-w-0">
                  <h3 class="flex flex-wrap items-center gap-x-3 font-semibold">
                    {app.name}
                    <Show when={!app.isEnabled}>
                      <Badge tone="warn">Switched off</Badge>
                    </Show>
                  </h3>
                  <p class="mt-1 text-sm text-ink-faint">
                    {CLIENT_WORD[app.kind]}. Registered on {day(app.createdAt)}.
                  </p>
                  <p class="mt-1 mb-2 flex flex-col font-mono text-sm break-all text-ink-soft">
                    <span>{app.clientId}</span>
                    <For each={app.redirectUris}>{(uri) => <span>{uri}</span>}</For>
                  </p>
                  <ScopeList scopes={app.scopes} />
                </div>
                <div class="flex flex-wrap gap-3">
                  <form method="post" action={switchApp}>
                    <input type="hidden" name="clientId" value={app.clientId} />
                    <input type="hidden" name="isEnabled:boolean" value={app.isEnabled ? "false" : "true"} />
                    <Button type="submit" size="sm" busy={turning.pending()}>
                      {app.isEnabled ? "Switch off" : "Switch on"}
                    </Button>
                  </form>
                  <TakeAway
                    label="Delete"
                    title={`Delete ${app.name}?`}
                    action={deleteApp}
                    field="clientId"
                    id={app.clientId}
                    pending={ending.pending()}
                  >
                    The app is gone for good, with all that people allowed it.
                  </TakeAway>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <More label="Register an app" action={registerApp} of={registering} submit="Register the app">
        <Field
          label="Name"
          name="name"
          required
          maxlength="60"
          autocomplete="off"
          hint="People read it when they decide."
        />
        <Select
          label="Where it runs"
          name="kind"
          value="confidential"
          choices={CLIENT_KINDS.map((kind) => ({ value: kind, label: CLIENT_WORD[kind] }))}
        />
        <TextArea
          label="Addresses to come back to"
          name="redirectUris"
          rows={3}
          maxlength="5000"
          hint="One to a line: https://…, http://localhost/… for programs on a computer, or com.example.app:/…. None for an app that acts for this shop only."
        />
        <ScopeBoxes legend="What it may ask to do" scopes={SCOPES} />
      </More>
    </Panel>
  );
}
