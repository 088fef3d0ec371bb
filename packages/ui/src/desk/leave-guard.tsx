// Asks before what was typed is lost: on the way to another page in a dialog of ours, when the tab closes in the browser's.
import { type BeforeLeaveEventArgs, useBeforeLeave } from "@solidjs/router";
import { createSignal, type JSX, onCleanup, onMount } from "solid-js";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";

/** Guards the page while `dirty`. `title` asks, and the children say what would be lost. */
export function LeaveGuard(props: { dirty: boolean; title?: string | undefined; children?: JSX.Element }) {
  const [held, setHeld] = createSignal<BeforeLeaveEventArgs | null>(null);
  useBeforeLeave((event) => {
    if (!props.dirty || event.defaultPrevented) return;
    event.preventDefault();
    setHeld(event);
  });
  onMount(() => {
    const warn = (event: BeforeUnloadEvent) => props.dirty && event.preventDefault();
    addEventListener("beforeunload", warn);
    onCleanup(() => removeEventListener("beforeunload", warn));
  });
  const leave = () => {
    const event = held();
    setHeld(null);
    event?.retry(true);
  };
  return (
    <Dialog
      open={held() !== null}
      onClose={() => setHeld(null)}
      title={props.title ?? "Leave without saving?"}
      footer={
        <>
          <Button onClick={() => setHeld(null)}>Stay here</Button>
          <Button variant="danger" onClick={leave}>
            Leave
          </Button>
        </>
      }
    >
      <p class="text-sm text-ink-soft">{props.children ?? "What you typed is not kept."}</p>
    </Dialog>
  );
}
