// Points in time as this app writes them: in UTC, so that two operators read the same.
import { Time } from "@stoa/ui";
import { LOCALE, TIME_ZONE } from "~/lib/words";

/** A point in time. */
export function When(props: { at: number; class?: string }) {
  return (
    <Time at={props.at} locale={LOCALE} timeZone={TIME_ZONE} class={`figures whitespace-nowrap ${props.class ?? ""}`} />
  );
}
