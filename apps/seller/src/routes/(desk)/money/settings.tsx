// How the shop is paid: how often, from how much on, and to which account.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition } from "@solidjs/router";
import {
  countryName,
  type Currency,
  formatMoney,
  marketName,
  MARKETS,
  PAYOUT_MINIMUM,
  PAYOUT_SCHEDULES,
  type PayoutTerms,
  writeMoney,
} from "@stoa/client";
import { Button, Facts, Field, FormError, PageHead, Panel, Select, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/load";
import { useOutcome } from "~/lib/outcome";
import { useMay } from "~/lib/viewer";
import { LOCALE, SCHEDULE_WORD } from "~/lib/words";
import { money, setAccount, setTerms } from "./actions";
import { MoneyTabs } from "./tabs";

export const route = { preload: () => ahead(money()) } satisfies RouteDefinition;

/** Countries whose banks we know how to ask for, those of our markets first. */
const COUNTRIES = [
  ...Object.values(MARKETS).map(({ country, handle }) => ({ value: country as string, label: marketName(handle) })),
  ...(["AT", "ES", "FR", "GB", "IT", "NL"] as const).map((country) => ({
    value: country as string,
    label: countryName(country),
  })),
];

export default function PayoutSettings() {
  const found = createAsync(() => money(), { deferStream: true });
  const may = useMay();
  return (
    <>
      <Title>Payout settings · Stoa for sellers</Title>
      <PageHead title="Money" lead="How often you are paid, and where to." />
      <MoneyTabs />
      <Show when={found()}>
        {(found) => (
          <div class="flex flex-col gap-6">
            <Panel title="Account">
              <Show
                when={found().terms.account}
                fallback={
                  <p class="text-sm text-ink-soft">There is no account yet. Without one nothing is paid out.</p>
                }
              >
                {(account) => (
                  <Facts
                    facts={[
                      { label: "Holder", value: account().holder },
                      { label: "Account", value: account().masked },
                      {
                        label: "Since",
                        value: <Time at={account().changedAt} locale={LOCALE} timeZone="UTC" dateOnly />,
                      },
                    ]}
                  />
                )}
              </Show>
            </Panel>
            <Show
              when={may("finance.manage")}
              fallback={<p class="text-sm text-ink-soft">Your role looks at the money and does not change this.</p>}
            >
              <Account terms={found().terms} />
              <Terms terms={found().terms} currencies={found().balances.map(({ currency }) => currency)} />
            </Show>
          </div>
        )}
      </Show>
    </>
  );
}

function Account(props: { terms: PayoutTerms }) {
  const outcome = useOutcome(setAccount, {
    own: {
      INVALID_INPUT: "That account cannot be right. Check the number, and the code of the bank where it is asked for.",
    },
  });
  return (
    <Panel title={props.terms.account ? "Another account" : "Your account"} class="scroll-mt-20">
      <form id="account" method="post" action={setAccount} class="flex max-w-xl flex-col gap-5">
        <FormError message={outcome.error()} />
        <input type="hidden" name="version:number" value={props.terms.version} />
        <Field label="Holder" name="holder" autocomplete="off" required minlength={2} maxlength={120} />
        <Select label="Country of the bank" name="country" value="US" choices={COUNTRIES} />
        <Field
          label="Account number or IBAN"
          name="account"
          autocomplete="off"
          required
          maxlength={42}
          hint="The IBAN where the country has them, else the number of the account."
        />
        <Field
          label="Code of the bank"
          name="bankCode"
          autocomplete="off"
          maxlength={14}
          hint="Only in the United States (routing number), India (IFSC) and Japan (bank and branch)."
        />
        <div>
          <Button type="submit" variant="primary" busy={outcome.pending()}>
            Save account
          </Button>
        </div>
        <p class="text-sm text-ink-faint">
          You are asked to confirm that it is you. The number is kept sealed: nobody is shown more than its end.
        </p>
      </form>
    </Panel>
  );
}

function Terms(props: { terms: PayoutTerms; currencies: Currency[] }) {
  const outcome = useOutcome(setTerms, { own: { INVALID_INPUT: "An amount like 50 or 50.00 is needed." } });
  const shown = () => (props.currencies.length > 0 ? props.currencies : (["USD"] as const));
  const least = (currency: Currency) => {
    const minor = props.terms.minimums[currency];
    return minor === undefined ? "" : writeMoney(minor, currency);
  };
  return (
    <Panel title="How often">
      <form method="post" action={setTerms} class="flex max-w-xl flex-col gap-5">
        <FormError message={outcome.error()} />
        <input type="hidden" name="version:number" value={props.terms.version} />
        <Select
          label="Payouts are made"
          name="schedule"
          value={props.terms.schedule}
          choices={PAYOUT_SCHEDULES.map((schedule) => ({ value: schedule, label: SCHEDULE_WORD[schedule] }))}
        />
        <For each={shown()}>
          {(currency) => (
            <Field
              label={`Not below, in ${currency}`}
              name={`least.${currency}`}
              inputmode="decimal"
              value={least(currency)}
              hint={`At least ${formatMoney(PAYOUT_MINIMUM[currency], currency, LOCALE)}; leave it empty for that.`}
            />
          )}
        </For>
        <div>
          <Button type="submit" variant="primary" busy={outcome.pending()}>
            Save
          </Button>
        </div>
      </form>
    </Panel>
  );
}
