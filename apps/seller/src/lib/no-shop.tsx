// The page of somebody who is signed in and belongs to no shop.
import { Title } from "@solidjs/meta";
import type { Viewer } from "@stoa/client";
import { Button, EmptyState, LinkButton } from "@stoa/ui";
import { signOut } from "./sign-out";

/** Says who is signed in, and the ways to a shop: opening one, being invited, or another account. */
export function NoShop(props: { viewer: Viewer }) {
  return (
    <main class="grid min-h-dvh place-items-center">
      <Title>No shop yet · Stoa for sellers</Title>
      <EmptyState
        title="This account does not sell yet"
        icon="store"
        actions={
          <>
            <LinkButton href="/apply" variant="primary">
              Apply to sell
            </LinkButton>
            <form method="post" action={signOut}>
              <Button type="submit">Use another account</Button>
            </form>
          </>
        }
      >
        You are signed in as {props.viewer.email}, which belongs to no shop. Open one of your own, or ask the owner of a
        shop to invite this address to its team.
      </EmptyState>
    </main>
  );
}
