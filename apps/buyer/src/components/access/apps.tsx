// Apps that somebody has registered, which others can allow to act for them.
import { CLIENT_KINDS, type ClientView, SCOPES } from "@stoa/client";
import { Badge, Button, Field, Select, TextArea } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useAccessTexts } from "../../i18n/access-texts.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { deleteApp, registerApp, switchApp } from "../../lib/forms/access.ts";
import { useShop } from "../../lib/shop.tsx";
import { Refused } from "./refused.tsx";
import { ScopeBoxes, ScopeList } from "./scopes.tsx";
import { TakeAway } from "../account/take-away.tsx";
import { More, Section, ToldOnce } from "./section.tsx";

/** The list, with the form for a new one. */
export function Apps(props: { apps: readonly ClientView[]; here: string }) {
  const { market } = useShop();
  const words = useAccessTexts();
  const register = useForm(registerApp);
  const turn = useForm(switchApp, () => undefined);
  const end = useForm(deleteApp, () => undefined);
  return (
    <Section title={words.apps} lead={words.appsLead}>
      <Show when={register.told()} keyed>
        {(told) => (
          <ToldOnce
            title={told["secret"] ? words.keepNow : words.registered}
            texts={[
              { label: words.clientId, value: told["clientId"] },
              { label: words.clientSecret, value: told["secret"] },
            ]}
          />
        )}
      </Show>
      <Refused form={turn} here={props.here} />
      <Refused form={end} here={props.here} />
      <Show when={props.apps.length > 0} fallback={<p class="mt-2 text-sm text-ink-faint">{words.appsNone}</p>}>
        <ul class="mt-3 divide-y divide-line border-y border-line">
          <For each={props.apps}>
            {(app) => (
              <li class="py-4">
                <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <h3 class="font-semibold">
                    <bdi>{app.name}</bdi>
                  </h3>
                  <Show when={!app.isEnabled}>
                    <Badge tone="warn">{words.off}</Badge>
                  </Show>
                </div>
                <p class="mt-1 text-sm text-ink-faint">{words.kindOf[app.kind]}</p>
                <p dir="ltr" class="mt-1 flex flex-col items-start font-mono text-sm break-all text-ink-soft">
                  <span>{app.clientId}</span>
                  <For each={app.redirectUris}>{(uri) => <span>{uri}</span>}</For>
                </p>
                <p class="mt-2 mb-1 text-sm">{words.mayAsk}</p>
                <ScopeList scopes={app.scopes} />
                <Form state={turn} market={market} to={props.here} class="mt-3 flex flex-wrap items-center gap-3">
                  <input type="hidden" name="clientId" value={app.clientId} />
                  <input type="hidden" name="turn" value={app.isEnabled ? "off" : "on"} />
                  <Button type="submit" size="sm" busy={turn.pending()}>
                    {app.isEnabled ? words.turnOff : words.turnOn}
                  </Button>
                  <span class="text-sm text-ink-faint">{words.turnOffHint}</span>
                </Form>
                <TakeAway
                  label={words.delete}
                  hint={words.deleteHint}
                  confirm={words.deleteConfirm}
                  form={end}
                  here={props.here}
                >
                  <input type="hidden" name="clientId" value={app.clientId} />
                </TakeAway>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <More label={words.newApp} form={register} here={props.here} submit={words.register}>
        <Refused form={register} here={props.here} />
        <Field
          label={words.name}
          name="name"
          required
          maxlength="60"
          dir="auto"
          autocomplete="off"
          hint={words.appNameHint}
          value={register.typed("name")}
        />
        <Select
          label={words.kind}
          name="kind"
          value={register.typed("kind", "public")}
          choices={CLIENT_KINDS.map((kind) => ({ value: kind, label: words.kindOf[kind] }))}
        />
        <TextArea
          label={words.redirectUris}
          name="redirectUris"
          required
          rows={3}
          dir="ltr"
          maxlength="5000"
          hint={words.redirectHint}
          value={register.typed("redirectUris")}
        />
        <ScopeBoxes legend={words.mayAsk} scopes={SCOPES} form={register} />
      </More>
    </Section>
  );
}
