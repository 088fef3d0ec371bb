// How these pages name states, answers and times.
import type {
  AttemptView,
  DeliveryStatus,
  DeliverySummary,
  WebhookGroup,
  WebhookStatus,
  WebhookView,
} from "@stoa/client";
import { Badge, type Tone } from "@stoa/ui";
import { LOCALE } from "~/lib/words";

/** The groups of what can be heard. */
export const GROUP_WORD: Record<WebhookGroup, string> = {
  orders: "Orders",
  returns: "Returns",
  claims: "Claims",
  money: "Money",
  offers: "Offers and products",
};

const STATUS: Record<WebhookStatus, [tone: Tone, word: string]> = {
  active: ["good", "Active"],
  paused: ["plain", "Paused"],
  disabled: ["bad", "Switched off"],
};

/** How an endpoint stands: an active one of which every try fails is told apart. */
export function StatusBadge(props: { of: Pick<WebhookView, "status" | "failingSince"> }) {
  const [tone, word] =
    props.of.status === "active" && props.of.failingSince !== null
      ? (["warn", "Failing"] as const)
      : STATUS[props.of.status];
  return <Badge tone={tone}>{word}</Badge>;
}

/** The states of a delivery. */
export const DELIVERY_WORD: Record<DeliveryStatus, string> = {
  waiting: "Waiting",
  delivered: "Delivered",
  failed: "Given up",
};
/** The tone of each. */
export const DELIVERY_TONE: Record<DeliveryStatus, Tone> = { waiting: "info", delivered: "good", failed: "bad" };

/** What came of the last try, in a few characters. */
export const answerWord = ({ lastCode, attempts }: Pick<DeliverySummary, "lastCode" | "attempts">): string =>
  attempts === 0 ? "Not tried yet" : lastCode === null ? "No answer" : `HTTP ${lastCode}`;

/** What came of one try, as a sentence's beginning. */
export const tryWord = ({ code, error }: Pick<AttemptView, "code" | "error">): string =>
  code !== null ? `HTTP ${code}` : error === "timeout" ? "No answer within 10 seconds" : "Could not be reached";

const format = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** A point in time to the second: tries can be close together. */
export const Moment = (props: { at: number; class?: string }) => (
  <time datetime={new Date(props.at).toISOString()} class={`whitespace-nowrap ${props.class ?? ""}`}>
    {format.format(props.at)}
  </time>
);
