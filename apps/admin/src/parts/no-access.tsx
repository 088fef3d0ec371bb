// What somebody sees who may not look: at the whole app, being no operator, or at a page that their role does not open.
import { Title } from "@solidjs/meta";
import { HttpStatusCode } from "@solidjs/start";
import { Button, EmptyState, LinkButton, Wordmark } from "@stoa/ui";
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

/** What stands in the place of a page that the viewer's role does not open. */
export function ClosedPage() {
  return (
    <>
      <Title>No access · Stoa admin</Title>
      <HttpStatusCode code={403} />
      <EmptyState title="No access" icon="shield" actions={<LinkButton href="/">Go to the overview</LinkButton>}>
        <p>Your role does not open this page. An operator with the role “admin” can give you another one.</p>
      </EmptyState>
    </>
  );
}
