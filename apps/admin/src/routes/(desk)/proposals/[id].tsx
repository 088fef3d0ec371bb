// One proposal beside the page as it is now, and the decision about it.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { Id, ProductFields, ProposalView } from "@stoa/client";
import { BackLink, ChangeView as Changes, Facts, Notice, PageHead, Panel } from "@stoa/ui";
import { createMemo, Show } from "solid-js";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { CHANGE_KIND_WORD, CHANGE_STATUS_WORD } from "~/lib/words";
import { ChangeBadge } from "~/parts/change-badge";
import { Missing } from "~/parts/missing";
import { Decide, DecisionRefused } from "./decide";

const proposalById = query(
  (id: string) => read(() => api().admin.changes.get.query({ changeId: id as Id<"change"> })),
  "admin.change",
);

export const route = { preload: ({ params }) => void proposalById(params["id"] ?? "") } satisfies RouteDefinition;

export default function Proposal(props: RouteSectionProps) {
  const proposal = createAsync(() => proposalById(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={proposal() !== undefined}>
      <Show when={proposal()} fallback={<Missing what="proposal" href="/proposals" way="All proposals" />}>
        {(found) => <ProposalPage proposal={found()} />}
      </Show>
    </Show>
  );
}

function ProposalPage(props: { proposal: ProposalView }) {
  const change = () => props.proposal.change;
  const product = () => props.proposal.product;
  const isOpen = () => change().status === "open";
  const labels = () => Object.fromEntries(product().attributes.map(({ key, label }) => [key, label]));
  /** While it is open it is held against the page as it is now, not as it was when it was proposed. */
  const now = createMemo((): Partial<ProductFields> => {
    if (change().kind === "create") return {};
    if (!isOpen()) return change().before;
    const live: Partial<ProductFields> = { ...product().content, slug: product().slug, status: product().status };
    const fields = Object.keys(change().after) as (keyof ProductFields)[];
    return Object.fromEntries(fields.map((field) => [field, live[field]]));
  });
  const hasMoved = () =>
    isOpen() && JSON.stringify(now()) !== JSON.stringify(change().before) && change().kind !== "create";
  return (
    <>
      <Title>{change().productTitle} · Proposal · Stoa admin</Title>
      <BackLink href="/proposals">All proposals</BackLink>
      <PageHead
        title={change().productTitle}
        lead={
          <span class="flex flex-wrap items-center gap-2">
            {CHANGE_KIND_WORD[change().kind]} by {change().seller?.name ?? "an operator"}
            <ChangeBadge status={change().status} />
          </span>
        }
        actions={
          <Show when={isOpen()}>
            <Decide change={change()} />
          </Show>
        }
      />
      <DecisionRefused />
      <Show when={hasMoved()}>
        <div class="mb-4">
          <Notice tone="warn">
            The page has changed since this was proposed. It is shown against the page as it reads now.
          </Notice>
        </div>
      </Show>
      <Show when={!isOpen() && change().reason}>
        <div class="mb-4">
          <Notice tone="info">
            <span class="whitespace-pre-line">{change().reason}</span>
          </Notice>
        </div>
      </Show>
      <div class="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <Panel title={change().kind === "create" ? "The new page" : "What changes"}>
          <Changes
            before={now()}
            after={change().after}
            heads={isOpen() ? ["Now in the shop", "Proposed"] : ["Before", "After"]}
            labels={labels()}
          />
        </Panel>
        <Panel title="Facts">
          <Facts
            facts={[
              { label: "State", value: CHANGE_STATUS_WORD[change().status] },
              { label: "Seller", value: <SellerLink proposal={props.proposal} /> },
              { label: "Author", value: change().author ?? "Has left" },
              { label: "Proposed", value: <When at={change().createdAt} /> },
              { label: "Version", value: change().revision },
              ...(change().decidedAt === null
                ? []
                : [
                    { label: "Decided", value: <When at={change().decidedAt!} /> },
                    { label: "By", value: change().decidedBy ?? "Nobody: the seller is trusted" },
                  ]),
              {
                label: "Product",
                value: (
                  <a href={`/products/${product().productId}`} class="text-accent underline-offset-4 hover:underline">
                    Open it
                  </a>
                ),
              },
              ...product().variants.map(({ sku, gtin, label }) => ({
                label: label || "Variant",
                value: <span class="font-mono text-xs">{gtin ? `${sku}, GTIN ${gtin}` : sku}</span>,
              })),
            ]}
          />
        </Panel>
      </div>
    </>
  );
}

function SellerLink(props: { proposal: ProposalView }) {
  return (
    <Show when={props.proposal.change.seller} fallback="Operator">
      {(seller) => (
        <a href={`/sellers/${seller().sellerId}`} class="text-accent underline-offset-4 hover:underline">
          {seller().name}
        </a>
      )}
    </Show>
  );
}
