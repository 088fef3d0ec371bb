// A rule of commission, new or known.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { BackLink, PageHead } from "@stoa/ui";
import { Show } from "solid-js";
import { ahead } from "~/lib/session";
import { Missing } from "~/parts/missing";
import { rules } from "./actions";
import { RuleForm } from "./rule-form";

export const route = { preload: () => ahead(rules()) } satisfies RouteDefinition;

export default function EditRule(props: RouteSectionProps) {
  const all = createAsync(() => rules(), { deferStream: true });
  const id = () => props.location.query["id"];
  const known = () => all()?.find(({ ruleId }) => ruleId === id()) ?? null;
  return (
    <>
      <Title>Rule of commission · Stoa admin</Title>
      <BackLink href="/commissions">All rules</BackLink>
      <Show when={all()}>
        <Show when={!id() || known()} fallback={<Missing what="rule" href="/commissions" way="All rules" />}>
          <PageHead
            title={known()?.name ?? "New rule"}
            lead="It holds for sales from now on. What was sold keeps what it was charged."
          />
          <RuleForm rule={known()} />
        </Show>
      </Show>
    </>
  );
}
