// The status of an answer, and where a page has moved to. Said on the server alone; the browser's bundle carries nothing of it.
import { onCleanup } from "solid-js";
import { getRequestEvent, isServer, type RequestEvent } from "solid-js/web";

/** SolidStart marks an event whose answer is complete. */
type Answering = RequestEvent & { complete?: boolean };

/** Answers with another status than 200, as long as this part is on the page. */
export function Status(props: { code: number }) {
  if (!isServer) return null;
  const event: Answering = getRequestEvent()!;
  event.response.status = props.code;
  onCleanup(() => {
    if (!event.complete) event.response.status = 200;
  });
  return null;
}

/** Answers that the page is at another address for good. */
export function MovedTo(props: { href: string }) {
  if (isServer) getRequestEvent()!.response.headers.set("location", props.href);
  return <Status code={301} />;
}
