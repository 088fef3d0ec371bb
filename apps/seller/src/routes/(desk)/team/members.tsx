// The members of a team, with what may be done about each.
import { type Id, type SellerRole, type TeamMember, type Viewer } from "@stoa/client";
import { Badge, type Column, ConfirmForm, FormError, Panel, Select, Table, Time } from "@stoa/ui";
import { Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { LOCALE, ROLE_WORD } from "~/lib/words";
import { leaveTeam, removeMember, setMemberRole } from "./actions";

interface MembersProps {
  members: TeamMember[];
  me: Viewer;
  /** The roles that the viewer may give and take. */
  within: SellerRole[];
}

/** The list. Whoever stands above the viewer has no buttons. */
export function Members(props: MembersProps) {
  const left = useOutcome(leaveTeam);
  const columns: readonly Column<TeamMember>[] = [
    {
      head: "Name",
      grow: true,
      phone: "head",
      cell: (member) => (
        <span class="min-w-0">
          <span class="font-medium">{member.name}</span>
          <Show when={member.userId === props.me.userId}>
            <span class="text-ink-faint"> (you)</span>
          </Show>
          <span class="block text-xs break-all text-ink-faint">{member.email}</span>
        </span>
      ),
    },
    {
      head: "Role",
      cell: (member) => <Badge tone={member.role === "owner" ? "info" : "plain"}>{ROLE_WORD[member.role]}</Badge>,
    },
    {
      head: "Since",
      cell: (member) => (
        <Show when={member.joinedAt} fallback={<span class="whitespace-nowrap text-ink-faint">The beginning</span>}>
          {(at) => <Time at={at()} locale={LOCALE} timeZone="UTC" dateOnly class="whitespace-nowrap" />}
        </Show>
      ),
    },
    {
      head: "",
      align: "end",
      cell: (member) => (
        <span class="flex flex-wrap justify-end gap-2 max-sm:w-full sm:flex-nowrap">
          <Show when={props.within.includes(member.role)}>
            <ChangeRole member={member} within={props.within} />
          </Show>
          <Show
            when={member.userId === props.me.userId}
            fallback={
              <Show when={props.within.includes(member.role)}>
                <Remove member={member} />
              </Show>
            }
          >
            <Leave sellerId={props.me.actingFor!} error={left.error()} />
          </Show>
        </span>
      ),
    },
  ];
  return (
    <Panel title="Members" class="pb-2!">
      <FormError message={left.error()} class="mb-3" />
      <Table caption="Members of the team" columns={columns} rows={props.members} />
    </Panel>
  );
}

function ChangeRole(props: { member: TeamMember; within: SellerRole[] }) {
  const outcome = useOutcome(setMemberRole, { only: (form) => form.get("userId") === props.member.userId });
  return (
    <ConfirmForm
      label="Change role"
      look={{ size: "sm" }}
      title={`Change the role of ${props.member.name}`}
      action={setMemberRole}
      confirmLabel="Change role"
      busy={outcome.pending()}
      error={outcome.error()}
    >
      <p>The new role holds from their next click on.</p>
      <input type="hidden" name="userId" value={props.member.userId} />
      <Select
        label="Role"
        name="role"
        value={props.member.role}
        choices={props.within.map((role) => ({ value: role, label: ROLE_WORD[role] }))}
      />
    </ConfirmForm>
  );
}

function Remove(props: { member: TeamMember }) {
  const outcome = useOutcome(removeMember, { only: (form) => form.get("userId") === props.member.userId });
  return (
    <ConfirmForm
      label="Remove"
      look={{ size: "sm", variant: "quiet" }}
      title={`Remove ${props.member.name} from the team?`}
      action={removeMember}
      confirmLabel="Remove"
      danger
      busy={outcome.pending()}
      error={outcome.error()}
    >
      <p>They see nothing of this shop from their next click on. Keys that they made stop working, too.</p>
      <input type="hidden" name="userId" value={props.member.userId} />
    </ConfirmForm>
  );
}

function Leave(props: { sellerId: Id<"seller">; error: string | null }) {
  const outcome = useOutcome(leaveTeam);
  return (
    <ConfirmForm
      label="Leave"
      look={{ size: "sm", variant: "quiet" }}
      title="Leave this team?"
      action={leaveTeam}
      confirmLabel="Leave the team"
      danger
      busy={outcome.pending()}
      error={props.error}
    >
      <p>Only a new invitation brings you back.</p>
      <input type="hidden" name="sellerId" value={props.sellerId} />
    </ConfirmForm>
  );
}
