// The passkeys of a person, as a panel of the page about their account's security.
import type { SecurityView } from "@stoa/contract";
import { For, type JSX, Show } from "solid-js";
import { Button } from "../button.tsx";
import { Field } from "../field.tsx";
import { Panel } from "../layout.tsx";
import { FormError } from "../notice.tsx";
import { useSigning } from "./kit.tsx";
import { Folded, Press } from "./pressing.tsx";

/** The passkeys of a person; `add` makes another. */
export function PasskeysPanel(props: { security: SecurityView; add: JSX.Element }) {
  const { Form, words, when } = useSigning();
  return (
    <Panel title={words.passkeysTitle}>
      <div class="flex flex-col gap-5">
        <p class="text-sm text-ink-soft">
          {words.passkeysHint} <Show when={props.security.passkeys.length === 0}>{words.passkeysNone}</Show>
        </p>
        <ul class="flex flex-col divide-y divide-line">
          <For each={props.security.passkeys}>
            {(key) => (
              <li class="flex flex-col gap-2 py-3">
                <div>
                  <p class="font-semibold">
                    <bdi>{key.name}</bdi>
                  </p>
                  <p class="text-sm text-ink-faint">
                    {[
                      words.passkeyMade(when(key.createdAt)),
                      key.lastUsedAt && words.passkeyUsed(when(key.lastUsedAt)),
                      !key.worksHere && words.passkeyHost(key.host),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                </div>
                <div class="flex flex-wrap gap-2">
                  <Folded label={words.passkeyRename}>
                    <Form
                      step="passkey-rename"
                      hidden={{ passkeyId: key.passkeyId }}
                      class="flex flex-col gap-3"
                      label={words.passkeyRename}
                    >
                      {(state) => (
                        <>
                          <FormError message={state.refusal()} />
                          <Field label={words.passkeyName} name="name" required maxlength="60" value={key.name} />
                          <Button type="submit" class="self-start" busy={state.pending()}>
                            {words.passkeyRename}
                          </Button>
                        </>
                      )}
                    </Form>
                  </Folded>
                  <Folded label={words.passkeyRemove}>
                    <p>
                      <strong>{words.passkeyRemoveAsk}</strong> {words.passkeyRemoveHint}
                    </p>
                    <Press
                      step="passkey-remove"
                      hidden={{ passkeyId: key.passkeyId }}
                      label={words.passkeyRemove}
                      variant="danger"
                      small
                    />
                  </Folded>
                </div>
              </li>
            )}
          </For>
        </ul>
        {props.add}
      </div>
    </Panel>
  );
}
