// Holiday mode: the days on which the shop sells nothing. Orders that were placed still have to be sent.
import { Title } from "@solidjs/meta";
import { action, createAsync, query, type RouteDefinition } from "@solidjs/router";
import { addDays, formatDay, type HolidaySettings, MOST_DAYS_AWAY, SetHoliday, submitForm } from "@stoa/client";
import { Button, Field, FormError, Notice, PageHead, Panel, TextArea } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead, load } from "~/lib/load";
import { said, settled, useOutcome } from "~/lib/outcome";
import { useMay } from "~/lib/viewer";
import { LOCALE } from "~/lib/words";

const holiday = query(() => load(api().seller.store.holiday.query()), "holiday");

export const route = { preload: () => ahead(holiday()) } satisfies RouteDefinition;

const setHoliday = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(SetHoliday, form, (input) => api().seller.store.setHoliday.mutate(input)));
  },
  { name: "setHoliday", onComplete: said("The days are set.") },
);

/** There is nothing to fill in. */
const NOTHING = { safeParse: () => ({ success: true as const, data: {} }) };

const endHoliday = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(NOTHING, form, () => api().seller.store.endHoliday.mutate()));
  },
  { name: "endHoliday", onComplete: said("Your shop sells again.") },
);

export default function HolidayPage() {
  const found = createAsync(() => holiday(), { deferStream: true });
  const may = useMay();
  return (
    <>
      <Title>Holiday · Stoa for sellers</Title>
      <PageHead title="Holiday" lead="Days on which your shop sells nothing. It is back by itself." />
      <Show when={found()}>
        {(found) => (
          <div class="flex max-w-3xl flex-col gap-6">
            <Standing of={found()} mayEnd={may("store.manage")} />
            <Show when={may("store.manage")}>
              <Days of={found()} />
            </Show>
          </div>
        )}
      </Show>
    </>
  );
}

function Standing(props: { of: HolidaySettings; mayEnd: boolean }) {
  const outcome = useOutcome(endHoliday);
  return (
    <Show when={props.of.holiday} fallback={<Notice tone="good">Your shop is open, and no holiday is planned.</Notice>}>
      {(days) => (
        <Panel title={days().isAway ? "Your shop is away" : "A holiday is planned"}>
          <p>
            {days().isAway ? "Nothing is sold" : "Nothing will be sold"} from {formatDay(days().fromDay, LOCALE)} to{" "}
            {formatDay(days().toDay, LOCALE)}. On {formatDay(addDays(days().toDay, 1), LOCALE)} your offers are for sale
            again, without anything for you to do.
          </p>
          <Show when={days().note}>
            <p class="mt-3 border-s-2 border-line ps-4 text-ink-soft">{days().note}</p>
          </Show>
          <Show when={props.mayEnd}>
            <form method="post" action={endHoliday} class="mt-5">
              <FormError message={outcome.error()} class="mb-4" />
              <Button type="submit" busy={outcome.pending()}>
                {days().isAway ? "Open the shop now" : "Take the holiday back"}
              </Button>
            </form>
          </Show>
        </Panel>
      )}
    </Show>
  );
}

function Days(props: { of: HolidaySettings }) {
  const outcome = useOutcome(setHoliday, {
    own: {
      INVALID_INPUT: `Choose days that are not over, the first not after the last, at most ${MOST_DAYS_AWAY} of them.`,
    },
  });
  const now = () => props.of.holiday;
  return (
    <Panel title={now() ? "Change the days" : "Plan a holiday"}>
      <form method="post" action={setHoliday} class="flex flex-col gap-5">
        <FormError message={outcome.error()} />
        <div class="flex flex-wrap gap-4">
          <Field
            label="First day away"
            name="fromDay"
            type="date"
            required
            value={now()?.fromDay ?? addDays(props.of.today, 1)}
            class="w-44"
          />
          <Field
            label="Last day away"
            name="toDay"
            type="date"
            required
            min={props.of.today}
            value={now()?.toDay ?? addDays(props.of.today, 7)}
            class="w-44"
          />
        </div>
        <TextArea
          label="A note for customers"
          name="note"
          rows={2}
          maxLength={200}
          hint="Optional. It stands on your shop’s page while you are away."
          value={now()?.note ?? ""}
        />
        <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="primary" busy={outcome.pending()}>
            {now() ? "Save the days" : "Set the days"}
          </Button>
          <p class="text-sm text-ink-soft">Days are those of {props.of.timeZone.replaceAll("_", " ")}.</p>
        </div>
      </form>
      <ul class="mt-6 flex list-disc flex-col gap-1.5 border-t border-line ps-5 pt-5 text-sm text-ink-soft">
        <li>Your offers are in no search and on no product page; in carts they stand as not for sale at the moment.</li>
        <li>
          Orders that were placed before have to be sent by their day, and messages answered: holidays are no excuse
          there.
        </li>
        <li>Your shop’s page stays, and says when you are back.</li>
      </ul>
    </Panel>
  );
}
