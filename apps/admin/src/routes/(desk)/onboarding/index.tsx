// What sellers are asked for before they may sell, in the order in which they meet it.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSubmission } from "@solidjs/router";
import { countryName, type Requirement } from "@stoa/client";
import { Badge, Button, EmptyState, FormError, Icon, LinkButton, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/session";
import { sentence } from "~/lib/sentences";
import { archiveRequirement, moveRequirement, requirements } from "./actions";
import { KIND_WORD } from "./requirement-form";

export const route = { preload: () => ahead(requirements()) } satisfies RouteDefinition;

export default function Onboarding() {
  const all = createAsync(() => requirements(), { deferStream: true });
  const asked = () => all()?.filter(({ archivedAt }) => archivedAt === null) ?? [];
  const archived = () => all()?.filter(({ archivedAt }) => archivedAt !== null) ?? [];
  const moving = useSubmission(moveRequirement);
  const archiving = useSubmission(archiveRequirement);
  const refusal = () =>
    [moving.result, archiving.result].flatMap((result) => (result?.ok === false ? [sentence(result.code)] : []))[0];
  return (
    <>
      <Title>Onboarding · Stoa admin</Title>
      <PageHead
        title="Onboarding"
        lead="What sellers are asked for. Nobody is approved while something required is open."
        actions={
          <LinkButton href="/onboarding/edit" variant="primary">
            Ask for something
          </LinkButton>
        }
      />
      <FormError message={refusal()} class="mb-4" />
      <Show when={all()}>
        <Show
          when={asked().length > 0}
          fallback={
            <EmptyState
              title="Sellers are asked for nothing"
              icon="receipt"
              actions={<LinkButton href="/onboarding/edit">Ask for something</LinkButton>}
            >
              <p>An application can be approved as soon as it is made.</p>
            </EmptyState>
          }
        >
          <ol class="flex flex-col gap-3">
            <For each={asked()}>
              {(one, i) => <Row one={one} isFirst={i() === 0} isLast={i() === asked().length - 1} />}
            </For>
          </ol>
        </Show>
        <Show when={archived().length > 0}>
          <details class="mt-6">
            <summary class="min-h-11 cursor-pointer py-2 text-sm font-medium text-ink-soft">
              Asked no more ({archived().length})
            </summary>
            <ol class="flex flex-col gap-3">
              <For each={archived()}>{(one) => <Row one={one} isFirst isLast />}</For>
            </ol>
          </details>
        </Show>
      </Show>
    </>
  );
}

function Row(props: { one: Requirement; isFirst: boolean; isLast: boolean }) {
  const isArchived = () => props.one.archivedAt !== null;
  return (
    <li>
      <Panel class="py-4!">
        <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div class="min-w-0 flex-1">
            <p class="font-medium">{props.one.title}</p>
            <p class="mt-1 flex flex-wrap gap-2 text-xs">
              <Badge tone="info">{KIND_WORD[props.one.kind]}</Badge>
              <Badge tone={props.one.isRequired ? "warn" : "plain"}>
                {props.one.isRequired ? "Required" : "If they like"}
              </Badge>
              <Badge>{props.one.country ? countryName(props.one.country) : "Every country"}</Badge>
            </p>
          </div>
          <div class="flex flex-wrap items-center gap-2">
            <Show when={!isArchived()}>
              <Move one={props.one} to="up" disabled={props.isFirst} />
              <Move one={props.one} to="down" disabled={props.isLast} />
              <LinkButton href={`/onboarding/edit?id=${props.one.requirementId}`} size="sm">
                Change
              </LinkButton>
            </Show>
            <form method="post" action={archiveRequirement}>
              <input type="hidden" name="requirementId" value={props.one.requirementId} />
              <input type="hidden" name="isArchived:boolean" value={String(!isArchived())} />
              <Button type="submit" size="sm" variant="quiet">
                {isArchived() ? "Ask again" : "Ask no more"}
              </Button>
            </form>
          </div>
        </div>
      </Panel>
    </li>
  );
}

function Move(props: { one: Requirement; to: "up" | "down"; disabled: boolean }) {
  return (
    <form method="post" action={moveRequirement}>
      <input type="hidden" name="requirementId" value={props.one.requirementId} />
      <input type="hidden" name="to" value={props.to} />
      <Button
        type="submit"
        size="sm"
        variant="quiet"
        disabled={props.disabled}
        aria-label={`Move “${props.one.title}” ${props.to}`}
      >
        <Icon name="chevronDown" class={props.to === "up" ? "size-4 rotate-180" : "size-4"} />
      </Button>
    </form>
  );
}
