// Points in time and calendar days, in words of the reader's locale, machine-readable underneath.
import { formatDay, formatTime } from "@stoa/contract";

/** A point in time in a time zone: date and minute, or the date only. */
export function Time(props: {
  at: number;
  locale: string;
  timeZone: string;
  dateOnly?: boolean | undefined;
  class?: string | undefined;
}) {
  const text = () =>
    props.dateOnly
      ? new Intl.DateTimeFormat(props.locale, { dateStyle: "medium", timeZone: props.timeZone }).format(props.at)
      : formatTime(props.at, props.locale, props.timeZone);
  return (
    <time datetime={new Date(props.at).toISOString()} class={props.class}>
      {text()}
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
