// Points in time and calendar days, in words of the reader's locale, machine-readable underneath.
import { formatDay, formatTime } from "@stoa/contract";

/** A point in time, date and minute, in a time zone. */
export function Time(props: { at: number; locale: string; timeZone: string; class?: string | undefined }) {
  return (
    <time datetime={new Date(props.at).toISOString()} class={props.class}>
      {formatTime(props.at, props.locale, props.timeZone)}
    </time>
  );
}

/** A calendar day (`YYYY-MM-DD`). */
export function Day(props: { day: string; locale: string; class?: string | undefined }) {
  return (
    <time datetime={props.day} class={props.class}>
      {formatDay(props.day, props.locale)}
    </time>
  );
}
