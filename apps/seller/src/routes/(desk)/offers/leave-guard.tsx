// Asks before what was typed is lost: on the way to another page in a dialog of ours, when the tab closes in the browser's.
import { type BeforeLeaveEventArgs, useBeforeLeave } from "@solidjs/router";
import { Button, Dialog } from "@stoa/ui";
import { createSignal, onCleanup, onMount } from "solid-js";

/** Guards the page while `dirty`. */
export function LeaveGuard(props: { dirty: boolean }) {
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
      title="Leave without adding the product?"
      footer={
        <>
          <Button onClick={() => setHeld(null)}>Stay here</Button>
          <Button variant="danger" onClick={leave}>
            Leave
          </Button>
        </>
      }
    >
      <p class="text-sm text-ink-soft">What you typed and the pictures you added are not kept.</p>
    </Dialog>
  );
}
