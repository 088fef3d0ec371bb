// Asking somebody to join.
import type { SellerRole } from "@stoa/client";
import { Button, Field, FormError, Panel, Select } from "@stoa/ui";
import { useOutcome } from "~/lib/outcome";
import { ROLE_WORD } from "~/lib/words";
import { inviteMember } from "./actions";

/** The form: an address and one of the roles that the viewer may give. */
export function Invite(props: { within: SellerRole[] }) {
  const outcome = useOutcome(inviteMember, {
    own: {
      INVALID_INPUT: "Type the e-mail address of a colleague.",
      CONFLICT: "They are in the team already, or have an invitation that is still open.",
      LIST_FULL: "The team is full.",
    },
  });
  return (
    <Panel title="Invite somebody" class="scroll-mt-20">
      <form id="invite" method="post" action={inviteMember} class="flex flex-wrap items-start gap-4">
        <FormError message={outcome.error()} class="w-full" />
        <Field
          class="min-w-60 flex-1"
          label="E-mail address"
          name="email"
          type="email"
          autocomplete="off"
          required
          maxlength={254}
          error={outcome.isWrong("email") ? "An address like name@example.com." : undefined}
        />
        <Select
          class="w-44"
          label="Role"
          name="role"
          value={props.within.includes("fulfilment") ? "fulfilment" : props.within.at(-1)}
          choices={props.within.map((role) => ({ value: role, label: ROLE_WORD[role] }))}
        />
        <Button type="submit" variant="primary" busy={outcome.pending()} class="sm:mt-6.5">
          Send invitation
        </Button>
        <p class="w-full text-sm text-ink-faint">
          They get a mail with a link that is good for a week, for the account with this address alone.
        </p>
      </form>
    </Panel>
  );
}
