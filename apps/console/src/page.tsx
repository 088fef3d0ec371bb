// The frame of every page of the console, and the small parts that pages share.
import { clockAheadMs, type Currency, formatMoney, formatTime, MINUTE_MS, nowMs } from "@stoa/contract";
import { html } from "hono/html";
import type { Child } from "hono/jsx";

const PLACES = [
  ["/", "Overview"],
  ["/mail", "Mail"],
  ["/payments", "Payments"],
  ["/behaviour", "Behaviour"],
] as const;

/** A page with the console's navigation; `at` is the path of its place there. */
export function Page(props: { title: string; at: string; children: Child }) {
  return (
    <Sheet title={props.title}>
      <header class="bar">
        <a class="brand" href="/">
          <Mark /> Stoa <span>console</span>
        </a>
        <nav aria-label="Console">
          {PLACES.map(([path, name]) => (
            <a href={path} aria-current={path === props.at ? "page" : undefined}>
              {name}
            </a>
          ))}
        </nav>
      </header>
      <ClockMoved />
      <main class="wide">
        <h1>{props.title}</h1>
        {props.children}
      </main>
    </Sheet>
  );
}

/** Says that the clock of this marketplace is not that of the computer. */
function ClockMoved() {
  const aheadMs = clockAheadMs();
  if (aheadMs === 0) return null;
  return (
    <p class="moved" role="note">
      The clock of this marketplace is <strong>{aheadInWords(aheadMs)}</strong> ahead: it is <Time at={nowMs()} />.
    </p>
  );
}

/** How far ahead, in days and hours; in minutes below an hour. */
function aheadInWords(ms: number): string {
  const said = (count: number, unit: string) => (count === 0 ? "" : `${count} ${unit}${count === 1 ? "" : "s"}`);
  const minutes = Math.round(ms / MINUTE_MS);
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  return [said(days, "day"), said(hours, "hour")].filter(Boolean).join(" ") || said(minutes, "minute");
}

/** A bare page: head, style and body. */
export function Sheet(props: { title: string; children: Child }) {
  return html`<!doctype html>${(
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${props.title} · Stoa console`}</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/style.css" />
        </head>
        <body>{props.children}</body>
      </html>
    )}`;
}

/** The mark of Stoa. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" fill="currentColor" aria-hidden="true">
      <path d="M12 1.6 22.4 7v2.2H1.6V7zM3.4 11h3.2v7.6H3.4zM10.4 11h3.2v7.6h-3.2zM17.4 11h3.2v7.6h-3.2zM1.6 20.2h20.8v2.2H1.6z" />
    </svg>
  );
}

const TONES: Record<string, string> = {
  succeeded: "good",
  authorised: "good",
  captured: "good",
  delivered: "good",
  sent: "good",
  requires_action: "warn",
  waiting: "warn",
  failed: "bad",
  lost: "bad",
  refused: "bad",
};

/** A state as a coloured word. */
export function State(props: { of: string }) {
  return <span class={`state ${TONES[props.of] ?? ""}`}>{props.of.replaceAll("_", " ")}</span>;
}

/** An amount. */
export function Money(props: { minor: number; currency: Currency }) {
  return <span class="amount">{formatMoney(props.minor, props.currency, "en")}</span>;
}

/** A point in time, in UTC. */
export function Time(props: { at: number }) {
  return <time datetime={new Date(props.at).toISOString()}>{formatTime(props.at, "en-GB", "UTC")} UTC</time>;
}

/** What a list says when there is nothing in it. */
export function Nothing(props: { children: Child }) {
  return <p class="nothing">{props.children}</p>;
}

/** The way to what is older; nothing when there is nothing older. */
export function Older(props: { href: string | null }) {
  return props.href === null ? null : (
    <p>
      <a class="button quiet" href={props.href}>
        Older
      </a>
    </p>
  );
}
