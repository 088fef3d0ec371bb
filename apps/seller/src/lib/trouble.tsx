// What stands in for a page that could not be loaded, and the way on: trying again, or signing in again.
// Both are plain links to a whole new page, so that nothing of the failed one is left in memory.
import { useLocation } from "@solidjs/router";
import { HttpStatusCode } from "@solidjs/start";
import { referenceOf } from "@stoa/client";
import { EmptyState, ErrorState, LinkButton, Reference } from "@stoa/ui";
import { Match, Switch } from "solid-js";
import { signInHref } from "./address";
import { codeOf, sentenceOf } from "./sentences";

/** What stands in the place of a page that the viewer's role does not open. */
export function NoAccess() {
  return (
    <>
      <HttpStatusCode code={403} />
      <EmptyState title="No access" icon="shield" actions={<LinkButton href="/">Go to the overview</LinkButton>}>
        Your role in this shop does not open this page. An owner of the shop can give you another one.
      </EmptyState>
    </>
  );
}

/** A page-sized message about an error, with a way on. */
export function Trouble(props: { error: unknown }) {
  const location = useLocation();
  const here = () => location.pathname + location.search;
  const isSignedOut = () => codeOf(props.error) === "UNAUTHENTICATED" || codeOf(props.error) === "SESSION_EXPIRED";
  return (
    <Switch
      fallback={
        <ErrorState
          title="This page could not be loaded"
          actions={
            <LinkButton variant="primary" rel="external" href={here()}>
              Try again
            </LinkButton>
          }
        >
          {sentenceOf(props.error)}
          <Reference label="Reference" value={referenceOf(props.error)} />
          <HttpStatusCode code={503} />
        </ErrorState>
      }
    >
      <Match when={isSignedOut()}>
        <ErrorState
          title="You were signed out"
          icon="person"
          actions={
            <LinkButton variant="primary" rel="external" href={signInHref(here())}>
              Sign in again
            </LinkButton>
          }
        >
          Your session has ended. Nothing you saved is lost.
        </ErrorState>
      </Match>
      <Match when={codeOf(props.error) === "FORBIDDEN"}>
        <NoAccess />
      </Match>
    </Switch>
  );
}
