// What stands in the place of a page that could not be shown.
import { Title } from "@solidjs/meta";
import { useLocation } from "@solidjs/router";
import { HttpStatusCode } from "@solidjs/start";
import { isError, referenceOf } from "@stoa/client";
import { Button, ErrorState, LinkButton, Reference } from "@stoa/ui";
import { createEffect, on, Show } from "solid-js";
import { sentenceOf } from "~/lib/sentences";

/** The reason in a sentence, and two ways on. It goes as soon as another page is opened. */
export function Failure(props: { error: unknown; reset: () => void }) {
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname + location.search,
      () => props.reset(),
      { defer: true },
    ),
  );
  const isForbidden = () => isError(props.error, "FORBIDDEN");
  return (
    <>
      <Title>Not shown · Stoa admin</Title>
      <HttpStatusCode code={isForbidden() ? 403 : 500} />
      <ErrorState
        title={isForbidden() ? "No access" : "This page could not be shown"}
        icon={isForbidden() ? "shield" : undefined}
        actions={
          <>
            <Show when={!isForbidden()}>
              <Button variant="primary" onClick={() => globalThis.location.reload()}>
                Try again
              </Button>
            </Show>
            <LinkButton href="/">Go to the overview</LinkButton>
          </>
        }
      >
        <p>{sentenceOf(props.error)}</p>
        <Reference label="Reference" value={referenceOf(props.error)} />
      </ErrorState>
    </>
  );
}
