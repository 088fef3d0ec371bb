// What stands in for a page that could not be loaded, and the way on: trying again, or signing in again.
import { revalidate, useLocation } from "@solidjs/router";
import { HttpStatusCode } from "@solidjs/start";
import { Button, ErrorState, LinkButton } from "@stoa/ui";
import { Show } from "solid-js";
import { signInHref } from "./address";
import { codeOf, sentenceOf } from "./sentences";

/** A page-sized message about an error, with a way on. */
export function Trouble(props: { error: unknown; retry: () => void }) {
  const location = useLocation();
  const retry = () => {
    void revalidate(); // forgets the failed answers, so that trying again asks again
    props.retry();
  };
  const isSignedOut = () => codeOf(props.error) === "UNAUTHENTICATED" || codeOf(props.error) === "SESSION_EXPIRED";
  return (
    <Show
      when={isSignedOut()}
      fallback={
        <ErrorState
          title="This page could not be loaded"
          actions={
            <>
              <Button variant="primary" onClick={retry}>
                Try again
              </Button>
              <LinkButton href="/">To the overview</LinkButton>
            </>
          }
        >
          {sentenceOf(props.error)}
          <HttpStatusCode code={503} />
        </ErrorState>
      }
    >
      <ErrorState
        title="You were signed out"
        icon="person"
        actions={
          // A whole new page, so that nothing of the old session is left in memory.
          <LinkButton variant="primary" rel="external" href={signInHref(location.pathname + location.search)}>
            Sign in again
          </LinkButton>
        }
      >
        Your session has ended. Nothing you saved is lost.
      </ErrorState>
    </Show>
  );
}
