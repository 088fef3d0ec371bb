// The page of somebody who is signed in but no operator.
import { Title } from "@solidjs/meta";
import { HttpStatusCode } from "@solidjs/start";
import { Button, EmptyState, Wordmark } from "@stoa/ui";
import type { Viewer } from "@stoa/client";
import { signOut } from "~/lib/sign-out";

/** Says who is signed in, why there is nothing to see, and how to change it. */
export function NoAccess(props: { viewer: Viewer }) {
  return (
    <main class="page grid min-h-dvh place-items-center">
      <Title>No access · Stoa admin</Title>
      <HttpStatusCode code={403} />
      <div>
        <Wordmark class="mx-auto h-6 w-auto" />
        <EmptyState
          title="This account is no operator's"
          icon="shield"
          actions={
            <form method="post" action={signOut}>
              <Button type="submit" variant="primary">
                Sign out and use another account
              </Button>
            </form>
          }
        >
          <p>
            You are signed in as <strong class="text-ink">{props.viewer.email}</strong>. The admin app is for those who
            run the marketplace; an operator with the role “admin” can let you in.
          </p>
        </EmptyState>
      </div>
    </main>
  );
}
