// Apps that somebody has allowed to act for them.
import type { GrantView } from "@stoa/client";
import { Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useAccessTexts } from "../../i18n/access-texts.ts";
import { useForm } from "../../lib/form.tsx";
import { disconnectApp } from "../../lib/forms/access.ts";
import { useShop } from "../../lib/shop.tsx";
import { Refused } from "./refused.tsx";
import { ScopeList } from "./scopes.tsx";
import { TakeAway } from "../account/take-away.tsx";
import { Section, Times } from "./section.tsx";

/** The list, each with the way to end it. */
export function Grants(props: { grants: readonly GrantView[]; here: string }) {
  const { market } = useShop();
  const words = useAccessTexts();
  const form = useForm(disconnectApp, () => undefined);
  const day = (at: number) => <Time at={at} locale={market.locale} timeZone={market.timeZone} dateOnly />;
  return (
    <Section title={words.granted}>
      <Refused form={form} here={props.here} />
      <Show when={props.grants.length > 0} fallback={<p class="mt-2 text-sm text-ink-faint">{words.grantedNone}</p>}>
        <ul class="mt-3 divide-y divide-line border-y border-line">
          <For each={props.grants}>
            {(grant) => (
              <li class="py-4">
                <h3 class="font-semibold">
                  <bdi>{grant.clientName}</bdi>
                </h3>
                <Times>
                  <span>
                    {words.since} {day(grant.createdAt)}
                  </span>
                  <span>
                    {grant.lastUsedAt ? (
                      <>
                        {words.lastUsed} {day(grant.lastUsedAt)}
                      </>
                    ) : (
                      words.never
                    )}
                  </span>
                  <span>
                    {words.ends} {day(grant.expiresAt)}
                  </span>
                </Times>
                <p class="mt-2 mb-1 text-sm">{words.may}</p>
                <ScopeList scopes={grant.scopes} />
                <TakeAway
                  label={words.disconnect}
                  hint={words.disconnectHint(grant.clientName)}
                  confirm={words.disconnectConfirm}
                  form={form}
                  here={props.here}
                >
                  <input type="hidden" name="grantId" value={grant.grantId} />
                </TakeAway>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Section>
  );
}
