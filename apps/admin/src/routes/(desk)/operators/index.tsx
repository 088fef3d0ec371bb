// Who runs the marketplace, in which role, and what each role may do.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useSubmission } from "@solidjs/router";
import { OPERATOR_ROLES, type OperatorRole, type OperatorView } from "@stoa/client";
import {
  Badge,
  Button,
  type Column,
  ConfirmForm,
  Field,
  FormError,
  Notice,
  PageHead,
  Panel,
  Select,
  Table,
} from "@stoa/ui";
import { Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { ahead, currentViewer } from "~/lib/session";
import { When } from "~/lib/when";
import { grantOperator, operators, revokeOperator, setOperatorRole } from "./actions";
import { RoleTable } from "./role-table";

export const route = { preload: () => ahead(operators()) } satisfies RouteDefinition;

const DONE: Record<string, string> = {
  granted: "They are an operator from now on.",
  changed: "The role is changed, and holds from their next click on.",
  revoked: "The role is taken back. The admin app is closed to them.",
};

const choices = OPERATOR_ROLES.map((role) => ({ value: role, label: role }));

export default function Operators(props: RouteSectionProps) {
  const all = createAsync(() => operators(), { deferStream: true });
  const me = createAsync(() => currentViewer(), { deferStream: true });
  const columns: readonly Column<OperatorView>[] = [
    {
      head: "Name",
      grow: true,
      phone: "head",
      cell: (one) => (
        <span class="min-w-0">
          <span class="font-medium">{one.name}</span>
          <Show when={one.userId === me()?.userId}>
            <span class="text-ink-faint"> (you)</span>
          </Show>
          <span class="block text-xs break-all text-ink-faint">{one.email}</span>
        </span>
      ),
    },
    { head: "Role", cell: (one) => <Badge tone={one.role === "admin" ? "info" : "plain"}>{one.role}</Badge> },
    {
      head: "Since",
      cell: (one) => (
        <Show when={one.sinceAt} fallback={<span class="whitespace-nowrap text-ink-faint">The beginning</span>}>
          {(at) => <When at={at()} />}
        </Show>
      ),
    },
    {
      head: "",
      align: "end",
      cell: (one) => (
        <Show
          when={one.userId !== me()?.userId}
          fallback={<span class="text-xs text-ink-faint">Your own role is for others to change.</span>}
        >
          <span class="flex flex-wrap justify-end gap-2 max-sm:w-full sm:flex-nowrap">
            <ChangeRole one={one} />
            <Revoke one={one} />
          </span>
        </Show>
      ),
    },
  ];
  return (
    <>
      <Title>Operators · Stoa admin</Title>
      <PageHead
        title="Operators"
        lead="Those who run the marketplace. Every change of a role stays in the audit log."
      />
      <Show when={DONE[String(props.location.query["done"])]}>
        {(sentence) => (
          <div role="status" class="mb-4">
            <Notice tone="good">{sentence()}</Notice>
          </div>
        )}
      </Show>
      <div class="flex flex-col gap-6">
        <Panel class="py-2! sm:py-3!">
          <Table caption="Operators" columns={columns} rows={all() ?? []} />
        </Panel>
        <Grant />
        <RoleTable />
      </div>
    </>
  );
}

function Grant() {
  const submission = useSubmission(grantOperator);
  const refusal = () => {
    const { result } = submission;
    if (!result || result.ok) return null;
    if (result.code === "NOT_FOUND") return "Nobody has an account with this address. They have to register first.";
    if (result.code === "CONFLICT") return "They are an operator already.";
    return sentence(result.code);
  };
  return (
    <Panel title="Give somebody a role">
      <form method="post" action={grantOperator} class="flex flex-wrap items-start gap-4">
        <FormError message={refusal()} class="w-full" />
        <Field
          class="min-w-60 flex-1"
          label="E-mail of their account"
          name="email"
          type="email"
          autocomplete="off"
          value={submission.input?.[0]?.get("email")?.toString() ?? ""}
          required
          maxlength={254}
        />
        <Select class="w-44" label="Role" name="role" value="support" choices={choices} />
        <Button type="submit" variant="primary" busy={submission.pending} class="sm:mt-6.5">
          Give the role
        </Button>
      </form>
    </Panel>
  );
}

const of = (one: OperatorView) => (form: FormData) => form.get("userId") === one.userId;

function ChangeRole(props: { one: OperatorView }) {
  const submission = useSubmission(setOperatorRole, ([form]) => of(props.one)(form));
  return (
    <ConfirmForm
      label="Change role"
      look={{ size: "sm" }}
      title={`Change the role of ${props.one.name}`}
      action={setOperatorRole}
      confirmLabel="Change role"
      busy={submission.pending}
      error={submission.result?.ok === false ? sentence(submission.result.code) : null}
    >
      <input type="hidden" name="userId" value={props.one.userId} />
      <Select label="Role" name="role" value={props.one.role satisfies OperatorRole} choices={choices} />
    </ConfirmForm>
  );
}

function Revoke(props: { one: OperatorView }) {
  const submission = useSubmission(revokeOperator, ([form]) => of(props.one)(form));
  return (
    <ConfirmForm
      label="Take back"
      look={{ size: "sm", variant: "quiet" }}
      title={`Take the role “${props.one.role}” from ${props.one.name}?`}
      action={revokeOperator}
      confirmLabel="Take it back"
      danger
      busy={submission.pending}
      error={submission.result?.ok === false ? sentence(submission.result.code) : null}
    >
      <p>The admin app is closed to them from their next click on. Their account stays.</p>
      <input type="hidden" name="userId" value={props.one.userId} />
    </ConfirmForm>
  );
}
