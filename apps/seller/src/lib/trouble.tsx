// What stands in for a page that could not be loaded. A session that ended leads to the sign-in page.
import { Navigate, useLocation } from "@solidjs/router";
import { Button, ErrorState, LinkButton } from "@stoa/ui";
import { createMemo, Match, Switch } from "solid-js";
import { codeOf, sentenceOf } from "./sentences";
import { signInHref } from "./address";

/** A page-sized message about an error, with a way to try again. */
export function Trouble(props: { error: unknown; retry: () => void }) {
  const location = useLocation();
  const code = createMemo(() => codeOf(props.error));
  return (
    <Switch
      fallback={
        <ErrorState
          title="This page could not be loaded"
          actions={
            <>
              <Button variant="primary" onClick={() => props.retry()}>
                Try again
              </Button>
              <LinkButton href="/">To the overview</LinkButton>
            </>
          }
        >
          {sentenceOf(props.error)}
        </ErrorState>
      }
    >
      <Match when={code() === "UNAUTHENTICATED" || code() === "SESSION_EXPIRED"}>
        <Navigate href={signInHref(location.pathname + location.search)} />
      </Match>
    </Switch>
  );
}
