// Where a change of a product stands, in a word.
import type { ChangeStatus } from "@stoa/client";
import { Badge, CHANGE_TONE } from "@stoa/ui";
import { CHANGE_STATUS_WORD } from "~/lib/words";

/** The state of a change. */
export function ChangeBadge(props: { status: ChangeStatus }) {
  return <Badge tone={CHANGE_TONE[props.status]}>{CHANGE_STATUS_WORD[props.status]}</Badge>;
}
