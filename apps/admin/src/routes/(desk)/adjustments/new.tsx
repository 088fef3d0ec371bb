// A new adjustment, in three steps that are addresses: whose, what, and the whole once more before it is done.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteSectionProps, useSubmission } from "@solidjs/router";
import { type SellerFinance } from "@stoa/client";
import { BackLink, EmptyState, PageHead, Panel, SearchForm } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { Missing } from "~/parts/missing";
import { sellerFinance } from "../payouts/actions";
import { sellersCalled } from "../sellers/reads";
import { adjust, draftIn, draftMinor, newHref } from "./actions";
import { DraftForm } from "./draft-form";
import { Review } from "./review";

const HERE = "/adjustments/new";

export default function NewAdjustment(props: RouteSectionProps) {
  const text = (name: string) => {
    const value = props.location.query[name];
    return typeof value === "string" ? value.trim() : "";
  };
  return (
    <>
      <Title>New adjustment · Stoa admin</Title>
      <BackLink href="/adjustments">Adjustments</BackLink>
      <Show when={text("seller")} fallback={<Whose q={text("q").slice(0, 80)} />}>
        {(sellerId) => <OfSeller sellerId={sellerId()} location={props.location} />}
      </Show>
    </>
  );
}

function Head(props: { lead: JSX.Element }) {
  return <PageHead title="New adjustment" lead={props.lead} />;
}

/** Finds the seller. */
function Whose(props: { q: string }) {
  const found = createAsync(() => sellersCalled(props.q), { deferStream: true });
  return (
    <>
      <Head lead="Whose balance is it about?" />
      <div class="mb-4 max-w-md">
        <SearchForm action={HERE} label="Search sellers by name" value={props.q} />
      </div>
      <Panel class="py-2! sm:py-3!">
        <ul class="divide-y divide-line">
          <For
            each={found()?.items}
            fallback={<EmptyState title="No seller has this name" icon="store" class="py-8" />}
          >
            {(seller) => (
              <li>
                <a
                  href={newHref(seller.sellerId)}
                  class="flex min-h-11 items-center font-medium underline-offset-4 hover:underline"
                >
                  {seller.name}
                </a>
              </li>
            )}
          </For>
        </ul>
      </Panel>
    </>
  );
}

/** The form, or what it says once more where all of it is right. */
function OfSeller(props: { sellerId: string; location: RouteSectionProps["location"] }) {
  const found = createAsync(() => sellerFinance(props.sellerId), { deferStream: true });
  const draft = () => draftIn(props.location.query);
  const isTyped = () => draft().typed !== "";
  const isEdited = () => props.location.query["edit"] === "1";
  const submission = useSubmission(adjust);
  const refused = () => (submission.result?.ok === false ? submission.result.code : undefined);
  const amountMinor = () => draftMinor(draft());
  const isReady = () => isTyped() && !isEdited() && amountMinor() !== null && draft().reason.length >= 5;
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="seller" href={HERE} way="Choose a seller" />}>
        {(seller: () => SellerFinance) => (
          <>
            <Head lead={`For ${seller().name}`} />
            <Show
              when={isReady()}
              fallback={<DraftForm seller={seller()} draft={draft()} isWrong={isTyped() && !isEdited()} />}
            >
              <Review
                seller={seller()}
                draft={draft()}
                amountMinor={amountMinor()!}
                refused={refused()}
                busy={submission.pending ?? false}
              />
            </Show>
            <p class="mt-6 text-sm">
              <a
                href={`/payouts/sellers/${seller().sellerId}`}
                class="inline-flex min-h-6 items-center font-medium text-accent underline-offset-4 hover:underline"
              >
                Their money
              </a>
            </p>
          </>
        )}
      </Show>
    </Show>
  );
}
