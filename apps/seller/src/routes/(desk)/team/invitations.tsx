// People who are asked to join and have not answered.
import type { OpenInvitation, SellerRole } from "@stoa/client";
import { Badge, Button, type Column, FormError, Panel, Table, Time } from "@stoa/ui";
import { Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { LOCALE, ROLE_WORD } from "~/lib/words";
import { resendInvitation, withdrawInvitation } from "./actions";

/** The list; renders nothing where nobody is asked. */
export function Invitations(props: { invitations: OpenInvitation[]; within: SellerRole[] }) {
  const resent = useOutcome(resendInvitation);
  const withdrawn = useOutcome(withdrawInvitation);
  const columns: readonly Column<OpenInvitation>[] = [
    {
      head: "Address",
      grow: true,
      phone: "head",
      cell: (row) => (
        <span class="min-w-0">
          <span class="font-medium break-all">{row.email}</span>
          <span class="block text-xs text-ink-faint">Invited by {row.invitedBy}</span>
        </span>
      ),
    },
    { head: "Role", cell: (row) => <Badge>{ROLE_WORD[row.role]}</Badge> },
    {
      head: "Link",
      cell: (row) => (
        <Show when={!row.isExpired} fallback={<Badge tone="warn">Too old</Badge>}>
          <span class="whitespace-nowrap text-ink-soft">
            good until <Time at={row.expiresAt} locale={LOCALE} timeZone="UTC" dateOnly />
          </span>
        </Show>
      ),
    },
    {
      head: "",
      align: "end",
      cell: (row) => (
        <Show when={props.within.includes(row.role)}>
          <span class="flex flex-wrap justify-end gap-2 max-sm:w-full sm:flex-nowrap">
            <form method="post" action={resendInvitation}>
              <input type="hidden" name="invitationId" value={row.invitationId} />
              <Button
                type="submit"
                size="sm"
                busy={resent.pending()}
                aria-label={`Send again: the invitation to ${row.email}`}
              >
                Send again
              </Button>
            </form>
            <form method="post" action={withdrawInvitation}>
              <input type="hidden" name="invitationId" value={row.invitationId} />
              <Button
                type="submit"
                size="sm"
                variant="quiet"
                busy={withdrawn.pending()}
                aria-label={`Withdraw the invitation to ${row.email}`}
              >
                Withdraw
              </Button>
            </form>
          </span>
        </Show>
      ),
    },
  ];
  return (
    <Show when={props.invitations.length > 0}>
      <Panel title="Invited" class="pb-2!">
        <FormError message={resent.error() ?? withdrawn.error()} class="mb-3" />
        <Table caption="Open invitations" columns={columns} rows={props.invitations} />
      </Panel>
    </Show>
  );
}
