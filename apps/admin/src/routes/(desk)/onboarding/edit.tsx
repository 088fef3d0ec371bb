// A requirement, new or known.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { BackLink, PageHead } from "@stoa/ui";
import { Show } from "solid-js";
import { ahead } from "~/lib/session";
import { Missing } from "~/parts/missing";
import { requirements } from "./actions";
import { RequirementForm } from "./requirement-form";

export const route = { preload: () => ahead(requirements()) } satisfies RouteDefinition;

export default function EditRequirement(props: RouteSectionProps) {
  const all = createAsync(() => requirements(), { deferStream: true });
  const id = () => props.location.query["id"];
  const known = () => all()?.find(({ requirementId }) => requirementId === id()) ?? null;
  return (
    <>
      <Title>Requirement · Stoa admin</Title>
      <BackLink href="/onboarding">The checklist</BackLink>
      <Show when={all()}>
        <Show when={!id() || known()} fallback={<Missing what="requirement" href="/onboarding" way="The checklist" />}>
          <PageHead
            title={known()?.title ?? "Ask sellers for something"}
            lead="It is asked of everybody who waits for a decision, and shown to those who sell already."
          />
          <RequirementForm requirement={known()} />
        </Show>
      </Show>
    </>
  );
}
