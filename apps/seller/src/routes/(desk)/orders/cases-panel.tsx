// The returns and claims of an order, and the way to its messages.
import { createAsync } from "@solidjs/router";
import type { SellerOrderView } from "@stoa/client";
import { Panel } from "@stoa/ui";
import { For } from "solid-js";
import { At, CLAIM_WORD, RETURN_WORD } from "~/lib/case-words";
import { casesOf } from "../claims/actions";

/** The panel; it stands on every order, since a message can be written about any. */
export function CasesPanel(props: { order: SellerOrderView }) {
  const cases = createAsync(() => casesOf(props.order.orderId), { deferStream: true });
  const link = "flex min-h-11 items-center justify-between gap-4 text-sm font-medium text-accent hover:underline";
  return (
    <Panel title="Customer">
      <a href={`/messages/${props.order.orderId}`} class={link}>
        Messages
      </a>
      <ul>
        <For each={cases()?.returns}>
          {(one) => (
            <li>
              <a href={`/returns/${one.returnId}`} class={link}>
                Return: {RETURN_WORD[one.status]}
                <At at={one.createdAt} market={props.order.market} />
              </a>
            </li>
          )}
        </For>
        <For each={cases()?.claims}>
          {(one) => (
            <li>
              <a href={`/claims/${one.claimId}`} class={link}>
                Claim: {CLAIM_WORD[one.status]}
                <At at={one.createdAt} market={props.order.market} />
              </a>
            </li>
          )}
        </For>
      </ul>
    </Panel>
  );
}
