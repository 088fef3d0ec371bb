// How the tries of the last day went, hour by hour: what went well stands up, what failed stands on top of it in red.
import type { WebhookHour } from "@stoa/client";
import { For } from "solid-js";
import { LOCALE } from "~/lib/words";

const HEIGHT = 40;
const STEP = 10;
const hour = new Intl.DateTimeFormat(LOCALE, { hour: "numeric", timeZone: "UTC" });

/** Bars of 24 hours, with the figures in a table for those who do not see them. */
export function Health(props: { hours: readonly WebhookHour[] }) {
  const highest = () => Math.max(1, ...props.hours.map(({ ok, failed }) => ok + failed));
  const tall = (count: number) => (count === 0 ? 0 : Math.max(2, (count / highest()) * HEIGHT));
  const sum = (key: "ok" | "failed") => props.hours.reduce((total, one) => total + one[key], 0);
  const said = (one: WebhookHour) => `${hour.format(one.at)}: ${one.ok} delivered, ${one.failed} failed`;
  return (
    <figure class="min-w-0">
      <svg
        viewBox={`0 0 ${props.hours.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        class="block h-14 w-full"
        aria-hidden="true"
      >
        <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} class="stroke-line" vector-effect="non-scaling-stroke" />
        <For each={props.hours}>
          {(one, i) => (
            <g>
              <title>{said(one)}</title>
              <rect x={i() * STEP + 1.5} width={STEP - 3} y="0" height={HEIGHT} class="fill-transparent" />
              <rect
                x={i() * STEP + 1.5}
                width={STEP - 3}
                y={HEIGHT - tall(one.ok)}
                height={tall(one.ok)}
                class="fill-good/80"
              />
              <rect
                x={i() * STEP + 1.5}
                width={STEP - 3}
                y={Math.max(0, HEIGHT - tall(one.ok) - tall(one.failed))}
                height={tall(one.failed)}
                class="fill-bad/80"
              />
            </g>
          )}
        </For>
      </svg>
      <figcaption class="mt-2 flex flex-wrap justify-between gap-x-4 text-xs text-ink-faint">
        <span>Tries in the last 24 hours</span>
        <span class="figures">
          {sum("ok").toLocaleString(LOCALE)} delivered, {sum("failed").toLocaleString(LOCALE)} failed
        </span>
      </figcaption>
      <table class="sr-only">
        <caption>Tries in the last 24 hours, by hour in UTC</caption>
        <tbody>
          <For each={props.hours}>
            {(one) => (
              <tr>
                <th scope="row">{hour.format(one.at)}</th>
                <td>{one.ok} delivered</td>
                <td>{one.failed} failed</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </figure>
  );
}
