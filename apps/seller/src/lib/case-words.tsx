// How this app names the states and reasons of returns and claims, and the small pieces that their pages share.
import {
  type CaseFile,
  type ClaimKind,
  type ClaimStatus,
  type MarketHandle,
  MARKETS,
  type ReturnReason,
  type ReturnStatus,
} from "@stoa/client";
import { Icon, Time, type Tone } from "@stoa/ui";
import { For, Show } from "solid-js";
import { LOCALE } from "./words";

/** The states of a return, as the seller sees them. */
export const RETURN_WORD: Record<ReturnStatus, string> = {
  requested: "To decide",
  approved: "Approved",
  sent: "On its way",
  received: "Received",
  refunded: "Refunded",
  refused: "Refused",
  cancelled: "Called off",
  expired: "Lapsed",
};

export const RETURN_TONE: Record<ReturnStatus, Tone> = {
  requested: "warn",
  approved: "info",
  sent: "info",
  received: "warn",
  refunded: "good",
  refused: "bad",
  cancelled: "plain",
  expired: "plain",
};

/** What a state comes to when its time is over. */
export const RETURN_DUE: Partial<Record<ReturnStatus, string>> = {
  requested: "approved by itself",
  approved: "lapses if nothing was sent",
  sent: "counts as received",
  received: "the marketplace refunds it from your balance",
};

/** Why something comes back. */
export const REASON_WORD: Record<ReturnReason, string> = {
  withdrawal: "Withdrawal (EU), no reason needed",
  unwanted: "Changed their mind",
  unsuitable: "Does not fit",
  better_price: "Found it for less",
  late: "Came too late",
  damaged: "Damaged",
  wrong_item: "Wrong item",
  not_as_described: "Not as described",
  other: "Something else",
};

/** The states of a claim, as the seller sees them. */
export const CLAIM_WORD: Record<ClaimStatus, string> = {
  open: "To answer",
  answered: "Answered",
  escalated: "With the marketplace",
  denied: "Denied",
  appealed: "Appealed",
  resolved: "Settled",
  closed: "Closed",
  withdrawn: "Withdrawn",
};

export const CLAIM_TONE: Record<ClaimStatus, Tone> = {
  open: "warn",
  answered: "info",
  escalated: "info",
  denied: "good",
  appealed: "info",
  resolved: "good",
  closed: "plain",
  withdrawn: "plain",
};

/** What went wrong. */
export const KIND_WORD: Record<ClaimKind, string> = {
  not_arrived: "Has not arrived",
  damaged: "Damaged",
  wrong_item: "Wrong item",
  not_as_described: "Not as described",
  missing_part: "A part is missing",
};

/** A point in time in the order's market. */
export function At(props: { at: number; market: MarketHandle }) {
  return <Time at={props.at} locale={LOCALE} timeZone={MARKETS[props.market].timeZone} />;
}

/** A point in time in a list that names no market. */
export function AtUtc(props: { at: number }) {
  return <Time at={props.at} locale={LOCALE} timeZone="UTC" class="whitespace-nowrap text-ink-soft" />;
}

/** Files to download. */
export function CaseFiles(props: { files: readonly CaseFile[] }) {
  return (
    <Show when={props.files.length > 0}>
      <ul class="flex flex-wrap gap-x-5">
        <For each={props.files}>
          {(file) => (
            <li class="max-w-full">
              <a
                href={`/files/cases/${file.documentId}`}
                rel="external"
                download=""
                class="inline-flex min-h-9 max-w-full items-center gap-2 text-sm font-medium text-accent hover:underline"
              >
                <Icon name="download" class="size-4.5 shrink-0" />
                <span class="truncate">{file.name}</span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** What somebody wrote, under who did. */
export function Quoted(props: { title: string; text: string }) {
  return (
    <Show when={props.text}>
      <div class="rounded-md bg-sunken px-4 py-3">
        <p class="text-xs text-ink-faint">{props.title}</p>
        <p class="mt-1 text-sm whitespace-pre-line" dir="auto">
          {props.text}
        </p>
      </div>
    </Show>
  );
}
