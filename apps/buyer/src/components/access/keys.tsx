// A person's own keys: made, listed, revoked.
import { BUYER_PERMISSIONS, KEY_DAYS, type KeyView, type Scope } from "@stoa/client";
import { Field, Select, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useAccessTexts } from "../../i18n/access-texts.ts";
import { useForm } from "../../lib/form.tsx";
import { makeKey, revokeKey } from "../../lib/forms/access.ts";
import { useShop } from "../../lib/shop.tsx";
import { Refused } from "./refused.tsx";
import { ScopeBoxes, ScopeList } from "./scopes.tsx";
import { TakeAway } from "../account/take-away.tsx";
import { More, Section, Times, ToldOnce } from "./section.tsx";

/** What a key of a person may be given. */
const SCOPES = BUYER_PERMISSIONS.map((permission): Scope => `buyer:${permission}`);

/** The list, with the form for a new one. */
export function Keys(props: { keys: readonly KeyView[]; here: string }) {
  const { market } = useShop();
  const words = useAccessTexts();
  const make = useForm(makeKey);
  const revoke = useForm(revokeKey, () => undefined);
  const day = (at: number) => <Time at={at} locale={market.locale} timeZone={market.timeZone} dateOnly />;
  return (
    <Section title={words.keys} lead={words.keysLead}>
      <Show when={make.told()} keyed>
        {(told) => <ToldOnce title={words.keepNow} texts={[{ label: words.secret, value: told["secret"] }]} />}
      </Show>
      <Refused form={revoke} here={props.here} />
      <Show when={props.keys.length > 0} fallback={<p class="mt-2 text-sm text-ink-faint">{words.keysNone}</p>}>
        <ul class="mt-3 divide-y divide-line border-y border-line">
          <For each={props.keys}>
            {(key) => (
              <li class="py-4">
                <div class="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                  <h3 class="font-semibold">
                    <bdi>{key.name}</bdi>
                  </h3>
                  <code dir="ltr" class="text-sm text-ink-soft">
                    {key.hint}…
                  </code>
                </div>
                <Times>
                  <span>
                    {words.since} {day(key.createdAt)}
                  </span>
                  <span>
                    {key.lastUsedAt ? (
                      <>
                        {words.lastUsed} {day(key.lastUsedAt)}
                      </>
                    ) : (
                      words.never
                    )}
                  </span>
                  <span>
                    {key.expiresAt ? (
                      <>
                        {words.ends} {day(key.expiresAt)}
                      </>
                    ) : (
                      words.noEnd
                    )}
                  </span>
                </Times>
                <p class="mt-2 mb-1 text-sm">{words.may}</p>
                <ScopeList scopes={key.scopes} />
                <TakeAway
                  label={words.revoke}
                  hint={words.revokeHint}
                  confirm={words.revokeConfirm}
                  form={revoke}
                  here={props.here}
                >
                  <input type="hidden" name="keyId" value={key.keyId} />
                </TakeAway>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <More label={words.newKey} form={make} here={props.here} submit={words.make}>
        <Refused form={make} here={props.here} />
        <Field
          label={words.name}
          name="name"
          required
          maxlength="60"
          dir="auto"
          autocomplete="off"
          hint={words.keyNameHint}
          value={make.typed("name")}
        />
        <ScopeBoxes legend={words.chooseScopes} scopes={SCOPES} form={make} />
        <Select
          label={words.days}
          name="days"
          value={make.typed("days", "90")}
          choices={KEY_DAYS.map((days) => ({ value: String(days), label: words.daysOf(days) }))}
          class="max-w-60"
        />
      </More>
    </Section>
  );
}
