// What one is told, and how: each kind here and by mail. What cannot be switched off says why.
import { type ChannelRule, type NoticePreference, noticesOf } from "@stoa/client";
import { Button, FormError, Icon, Notice } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { AccountPage } from "../../../../components/account/page.tsx";
import { useNoticeTexts } from "../../../../i18n/notice-texts.ts";
import { Form, useForm } from "../../../../lib/form.tsx";
import { savePreferences } from "../../../../lib/forms/notices.ts";
import { getPreferences } from "../../../../lib/notice-queries.ts";
import { createRead } from "../../../../lib/queries.ts";
import { useShop } from "../../../../lib/shop.tsx";

const HERE = "/account/notifications/preferences";

/** A box to tick, or a mark where there is nothing to choose. */
function Channel(props: { name: string; label: string; rule: ChannelRule; isOn: boolean }) {
  const words = useNoticeTexts();
  return (
    <Show
      when={props.rule === "on" || props.rule === "off"}
      fallback={
        <span
          class="grid size-11 place-items-center text-ink-faint"
          title={props.rule === "always" ? words.always : words.never}
        >
          <Icon name={props.rule === "always" ? "check" : "minus"} class="size-4.5" />
          <span class="sr-only">
            {props.label}: {props.rule === "always" ? words.always : words.never}
          </span>
        </span>
      }
    >
      <label class="grid size-11 cursor-pointer place-items-center">
        <span class="sr-only">{props.label}</span>
        <input type="checkbox" name={props.name} checked={props.isOn} class="size-5 rounded-sm" />
      </label>
    </Show>
  );
}

function Choices(props: { of: readonly NoticePreference[] }) {
  const { market, t, path } = useShop();
  const words = useNoticeTexts();
  const [search] = useSearchParams<{ done?: string }>();
  const form = useForm(savePreferences);
  const of = (kind: string) => props.of.find((one) => one.kind === kind);
  return (
    <Form state={form} market={market} to={path(HERE)} class="mt-6 flex flex-col gap-5">
      <Show when={search.done && !form.refusal()}>
        <div role="status">
          <Notice tone="good">{words.saved}</Notice>
        </div>
      </Show>
      <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
      <div class="overflow-hidden rounded-lg border border-line bg-surface">
        <div
          class="flex items-center gap-2 border-b border-line px-4 py-2.5 text-xs font-semibold text-ink-soft sm:px-5"
          aria-hidden="true"
        >
          <span class="flex-1" />
          <span class="w-16 text-center sm:w-20">{words.app}</span>
          <span class="w-16 text-center sm:w-20">{words.mail}</span>
        </div>
        <ul class="divide-y divide-line">
          <For each={noticesOf("buyer")}>
            {(kind) => (
              <Show when={of(kind)}>
                {(one) => (
                  <li class="flex items-center gap-2 px-4 py-3 sm:px-5">
                    <span class="min-w-0 flex-1">
                      <span class="block font-medium">{words.kinds[kind].name}</span>
                      <span class="block text-sm text-ink-soft">
                        {words.kinds[kind].hint}
                        <Show when={one().mailRule === "always"}>
                          <span class="block text-xs text-ink-faint">{words.always}</span>
                        </Show>
                      </span>
                    </span>
                    <span class="grid w-16 place-items-center sm:w-20">
                      <Channel
                        name={`${kind}.app`}
                        label={`${words.kinds[kind].name}: ${words.app}`}
                        rule={one().appRule}
                        isOn={one().app}
                      />
                    </span>
                    <span class="grid w-16 place-items-center sm:w-20">
                      <Channel
                        name={`${kind}.mail`}
                        label={`${words.kinds[kind].name}: ${words.mail}`}
                        rule={one().mailRule}
                        isOn={one().mail}
                      />
                    </span>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
      </div>
      <Button type="submit" variant="primary" busy={form.pending()} class="self-start">
        {words.save}
      </Button>
    </Form>
  );
}

function Own() {
  const preferences = createRead(getPreferences);
  const words = useNoticeTexts();
  return (
    <>
      <p class="mt-2 text-ink-soft">{words.chooseLead}</p>
      <Show when={preferences()}>{(found) => <Choices of={found()} />}</Show>
    </>
  );
}

export default function Preferences() {
  const words = useNoticeTexts();
  return (
    <AccountPage title={words.choose} at={HERE}>
      {() => <Own />}
    </AccountPage>
  );
}
