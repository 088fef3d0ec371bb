// A mail as its reader sees it, or as plain text.
import { Show } from "solid-js";

/** The pictures of a mail are the shop's: here they come from this app's own door, as its policy wants it. */
const withOwnPictures = (html: string): string =>
  html.replaceAll(/(<img\b[^>]*\bsrc=")https?:\/\/[^/"]+(\/media\/)/g, "$1$2");

/** The mail's own HTML, with scripts, forms, navigation and our origin all out of its reach; or its text. */
export function MailFrame(props: { mail: { subject: string; html: string; text: string }; asText: boolean }) {
  return (
    <Show
      when={props.asText}
      fallback={
        <iframe
          title={`Mail: ${props.mail.subject}`}
          srcdoc={withOwnPictures(props.mail.html)}
          sandbox=""
          class="h-[44rem] w-full rounded-lg border border-line bg-white"
        />
      }
    >
      <pre
        dir="auto"
        class="overflow-x-auto rounded-lg border border-line bg-surface p-5 font-mono text-sm whitespace-pre-wrap sm:p-6"
      >
        {props.mail.text}
      </pre>
    </Show>
  );
}
