// A form behind a question: a button opens a dialog that says what will happen and asks. Opens, closes and
// submits without any script (invoker commands), and with one in browsers that do not know these yet.
import { createUniqueId, type JSX } from "solid-js";
import { Button, type ButtonLook } from "./button.tsx";
import { FormError } from "./notice.tsx";

/** Whether the browser opens and closes dialogs by the attributes of a button. */
const knowsCommands = () => "command" in HTMLButtonElement.prototype;

/** The dialog's words and where its form goes; hidden inputs, fields and the explanation are the children. */
export interface ConfirmFormProps {
  /** The button that opens the dialog, and how it looks. */
  label: string;
  look?: ButtonLook | undefined;
  title: string;
  /** What the form is sent to: an address or a router action. */
  action: JSX.SerializableAttributeValue;
  confirmLabel: string;
  /** The id of the form, where boxes elsewhere on the page belong to it. */
  formId?: string | undefined;
  dismissLabel?: string | undefined;
  /** Whether confirming takes something away. */
  danger?: boolean | undefined;
  busy?: boolean | undefined;
  error?: string | null | undefined;
  children: JSX.Element;
}

/** A button, and the dialog with a form that it opens. The dialog goes when the caller takes the whole away. */
export function ConfirmForm(props: ConfirmFormProps) {
  let dialog!: HTMLDialogElement;
  const id = createUniqueId();
  return (
    <>
      <Button
        {...props.look}
        command="show-modal"
        commandfor={id}
        onClick={() => knowsCommands() || dialog.showModal()}
      >
        {props.label}
      </Button>
      <dialog
        ref={dialog}
        id={id}
        aria-labelledby={`${id}-title`}
        onClick={(event) => event.target === dialog && dialog.close()}
        class="m-auto max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-2rem))] rounded-xl bg-surface text-start text-ink shadow-float open:animate-enter"
      >
        <form id={props.formId} method="post" action={props.action} class="flex flex-col gap-4 p-6">
          <h2 id={`${id}-title`} class="text-lg font-semibold">
            {props.title}
          </h2>
          <div class="flex flex-col gap-4 text-sm text-ink-soft">{props.children}</div>
          <FormError message={props.error} />
          <div class="flex flex-wrap justify-end gap-3 pt-2">
            <Button command="close" commandfor={id} onClick={() => knowsCommands() || dialog.close()}>
              {props.dismissLabel ?? "Go back"}
            </Button>
            <Button type="submit" variant={props.danger ? "danger" : "primary"} busy={props.busy}>
              {props.confirmLabel}
            </Button>
          </div>
        </form>
      </dialog>
    </>
  );
}
