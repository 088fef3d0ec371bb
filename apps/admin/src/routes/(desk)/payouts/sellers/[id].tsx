// A seller's money: what they have, how they are paid, and holding it.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useSubmission } from "@solidjs/router";
import type { SellerBalance, SellerFinance } from "@stoa/client";
import {
  BackLink,
  Button,
  type Column,
  EmptyState,
  Facts,
  Field,
  FormError,
  LinkButton,
  Money,
  Notice,
  PageHead,
  Panel,
  Table,
} from "@stoa/ui";
import { Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { ahead, useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { LOCALE, SCHEDULE_WORD } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { newHref } from "../../adjustments/actions";
import { holdPayouts, payouts, sellerFinance } from "../actions";
import { PAYOUT_COLUMNS } from "../columns";

export const route = { preload: ({ params }) => ahead(sellerFinance(params["id"] ?? "")) } satisfies RouteDefinition;

const DONE: Record<string, string> = {
  terms: "Saved. It holds from now on.",
};

export default function SellerMoneyPage(props: RouteSectionProps) {
  const found = createAsync(() => sellerFinance(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="seller" href="/sellers" way="All sellers" />}>
        {(seller) => <SellerMoney seller={seller()} done={DONE[String(props.location.query["done"])]} />}
      </Show>
    </Show>
  );
}

function SellerMoney(props: { seller: SellerFinance; done: string | undefined }) {
  const may = useMay();
  const own = createAsync(() => payouts({ sellerId: props.seller.sellerId, limit: 10 }), { deferStream: true });
  const money = (minor: number, { currency }: SellerBalance) => (
    <Money minor={minor} currency={currency} locale={LOCALE} class={minor < 0 ? "text-bad" : ""} />
  );
  const columns: readonly Column<SellerBalance>[] = [
    { head: "Currency", grow: true, phone: "head", cell: (row) => <span class="font-medium">{row.currency}</span> },
    { head: "Pending", align: "end", cell: (row) => money(row.pendingMinor, row) },
    { head: "Available", align: "end", cell: (row) => money(row.availableMinor, row) },
    { head: "Held", align: "end", cell: (row) => money(row.reservedMinor, row) },
    { head: "On its way", align: "end", cell: (row) => money(row.onItsWayMinor, row) },
  ];
  const { terms } = props.seller;
  return (
    <>
      <Title>Money of {props.seller.name} · Stoa admin</Title>
      <BackLink href={`/sellers/${props.seller.sellerId}`}>{props.seller.name}</BackLink>
      <PageHead
        title={`Money of ${props.seller.name}`}
        actions={
          <>
            <LinkButton href={`/ledger?account=seller:${props.seller.sellerId}`}>In the ledger</LinkButton>
            <LinkButton href={`/adjustments?seller=${props.seller.sellerId}`}>Adjustments</LinkButton>
            <Show when={may("finance.write")}>
              <LinkButton href={newHref(props.seller.sellerId)}>Adjust the balance</LinkButton>
            </Show>
          </>
        }
      />
      <Show when={props.done}>
        <div role="status" class="mb-4">
          <Notice tone="good">{props.done}</Notice>
        </div>
      </Show>
      <div class="flex flex-col gap-6">
        <Show when={terms.heldReason}>
          <Notice tone="warn">Payouts are held: {terms.heldReason}</Notice>
        </Show>
        <Panel title="Balances">
          <Table
            caption="Balances"
            columns={columns}
            rows={props.seller.balances}
            empty={<EmptyState title="Nothing earned yet" icon="bank" class="py-8" />}
          />
        </Panel>
        <Panel title="How they are paid">
          <Facts
            facts={[
              {
                label: "Account",
                value: terms.account ? `${terms.account.holder}, ${terms.account.masked}` : "None yet",
              },
              { label: "Schedule", value: SCHEDULE_WORD[terms.schedule] },
              { label: "Next payout", value: <When at={terms.nextPayoutAt} /> },
              { label: "Released", value: `${terms.holdDays} days after delivery` },
            ]}
          />
        </Panel>
        <Show when={own()?.items.length}>
          <Panel title="Latest payouts">
            <Table caption="Latest payouts" columns={PAYOUT_COLUMNS} rows={own()?.items ?? []} />
          </Panel>
        </Show>
        <Show when={may("finance.write")}>
          <Hold seller={props.seller} />
        </Show>
      </div>
    </>
  );
}

function Hold(props: { seller: SellerFinance }) {
  const submission = useSubmission(holdPayouts);
  return (
    <Panel title="Hold">
      <form method="post" action={holdPayouts} class="flex max-w-xl flex-col gap-5">
        <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} />
        <input type="hidden" name="sellerId" value={props.seller.sellerId} />
        <Field
          label="Why payouts are held"
          name="heldReason"
          value={props.seller.terms.heldReason ?? ""}
          minlength={5}
          maxlength={300}
          hint="The seller reads it. Empty: payouts go on."
        />
        <Field
          label="Days after delivery"
          name="holdDays:number"
          type="number"
          min={0}
          max={90}
          value={props.seller.holdDays ?? ""}
          hint="Empty: as for every seller."
        />
        <div>
          <Button type="submit" variant="primary" busy={submission.pending}>
            Save
          </Button>
        </div>
      </form>
    </Panel>
  );
}
