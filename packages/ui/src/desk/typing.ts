// Whether keys are shortcuts, or belong to somebody who types.

/** Whether keys belong to what has the focus, because one types or chooses there. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"))
  );
}

/** Whether a key press is a plain one that a shortcut may take: no modifier, nobody types, no dialog is open. */
export function isPlain(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return false;
  return !isTyping(event.target) && document.querySelector("dialog[open]") === null;
}
