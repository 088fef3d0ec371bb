// Where a proposal stands, in a word.
import type { ChangeKind, ChangeStatus } from "@stoa/client";
import { Badge, CHANGE_TONE } from "@stoa/ui";

const KIND_WORD: Record<ChangeKind, string> = {
  create: "New product",
  edit: "Edit",
  archive: "State",
  slug: "Address",
};

const STATUS_WORD: Record<ChangeStatus, string> = {
  open: "waiting",
  approved: "approved",
  changes_asked: "to be reworked",
  refused: "refused",
  withdrawn: "withdrawn",
};

/** `Edit: waiting`. */
export function ChangeBadge(props: { kind: ChangeKind; status: ChangeStatus }) {
  return (
    <Badge tone={CHANGE_TONE[props.status]}>
      {KIND_WORD[props.kind]}: {STATUS_WORD[props.status]}
    </Badge>
  );
}
