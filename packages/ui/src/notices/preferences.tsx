// What somebody in a dashboard is told, and how. What cannot be switched off says so.
import type { ChannelRule, NoticePreference } from "@stoa/contract";
import { For, type JSX, Show } from "solid-js";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { DESK_NOTICES, isDeskKind } from "./words.ts";

const ALWAYS = "Always: it must not be missed";
const NEVER = "There is no such mail";

function Channel(props: { name: string; label: string; rule: ChannelRule; isOn: boolean }) {
  const why = () => (props.rule === "always" ? ALWAYS : NEVER);
  return (
    <Show
      when={props.rule === "on" || props.rule === "off"}
      fallback={
        <span class="grid size-11 place-items-center text-ink-faint" title={why()}>
          <Icon name={props.rule === "always" ? "check" : "minus"} class="size-4.5" />
          <span class="sr-only">
            {props.label}: {why()}
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

/** The form: a box that is not ticked is not sent, so every kind that can be chosen is named by `kind`. */
export function NoticePreferences(props: {
  of: readonly NoticePreference[];
  action: JSX.FormHTMLAttributes<HTMLFormElement>["action"];
  hasMail: boolean;
  pending: boolean;
}) {
  return (
    <form method="post" action={props.action} class="flex flex-col gap-5">
      <div class="overflow-hidden rounded-lg border border-line bg-surface">
        <div
          class="flex items-center gap-2 border-b border-line px-4 py-2.5 text-xs font-semibold text-ink-soft sm:px-5"
          aria-hidden="true"
        >
          <span class="flex-1" />
          <span class="w-16 text-center">Here</span>
          <Show when={props.hasMail}>
            <span class="w-16 text-center">By mail</span>
          </Show>
        </div>
        <ul class="divide-y divide-line">
          <For each={props.of}>
            {(one) => (
              <Show when={isDeskKind(one.kind) && DESK_NOTICES[one.kind]}>
                {(words) => (
                  <li class="flex items-center gap-2 px-4 py-2.5 sm:px-5">
                    <input type="hidden" name="kind" value={one.kind} />
                    <span class="min-w-0 flex-1">
                      <span class="block font-medium">{words().name}</span>
                      <span class="block text-sm text-ink-soft">{words().hint}</span>
                    </span>
                    <span class="grid w-16 place-items-center">
                      <Channel
                        name={`${one.kind}.app`}
                        label={`${words().name}: here`}
                        rule={one.appRule}
                        isOn={one.app}
                      />
                    </span>
                    <Show when={props.hasMail}>
                      <span class="grid w-16 place-items-center">
                        <Channel
                          name={`${one.kind}.mail`}
                          label={`${words().name}: by mail`}
                          rule={one.mailRule}
                          isOn={one.mail}
                        />
                      </span>
                    </Show>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
      </div>
      <div>
        <Button type="submit" variant="primary" busy={props.pending}>
          Save
        </Button>
      </div>
    </form>
  );
}
