// The messages of one order, and the field to write another one.
import type { MessageView, ThreadView } from "@stoa/client";
import { Button, FormError, Panel, TextArea, Time } from "@stoa/ui";
import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { CasePage, ChooseFiles, Files, useKey } from "../../../components/cases/parts.tsx";
import { Missing } from "../../../components/states.tsx";
import { useCaseTexts } from "../../../i18n/case-texts.ts";
import { getThread } from "../../../lib/case-queries.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { reportMessage, writeMessage } from "../../../lib/forms/cases.ts";
import { createRead } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function Report(props: { message: MessageView; orderId: string; here: string }) {
  const { market, t, path } = useShop();
  const words = useCaseTexts();
  const { key } = useKey();
  const form = useForm(reportMessage);
  return (
    <Show when={!props.message.isReported} fallback={<p class="text-xs text-ink-faint">{words.reported}</p>}>
      <details>
        <summary class="inline-flex min-h-9 cursor-pointer items-center text-xs text-ink-faint">{words.report}</summary>
        <Form state={form} market={market} to={path(props.here)} class="flex flex-col gap-2">
          <input type="hidden" name="orderId" value={props.orderId} />
          <input type="hidden" name="messageId" value={props.message.messageId} />
          <input type="hidden" name="key" value={key() ?? ""} />
          <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
          <TextArea label={words.reportWhy} name="reason" rows={2} required minlength={3} maxlength={500} />
          <Button type="submit" size="sm" busy={form.pending()} class="self-start">
            {words.report}
          </Button>
        </Form>
      </details>
    </Show>
  );
}

function Thread(props: { of: ThreadView }) {
  const { market, t, path } = useShop();
  const words = useCaseTexts();
  const { key, tail } = useKey();
  const form = useForm(writeMessage);
  const here = () => `/messages/${props.of.orderId}${tail()}`;
  return (
    <CasePage
      title={words.threadTitle(props.of.seller.name)}
      purchaseId={props.of.purchaseId}
      lead={
        <>
          <span class="figures block">{props.of.orderNumber}</span>
          <span class="text-sm">{words.contactHint}</span>
        </>
      }
    >
      <ol class="flex flex-col gap-3" aria-live="polite">
        <For each={props.of.messages}>
          {(message) => (
            <li
              class={`max-w-[85%] rounded-lg px-4 py-3 ${message.side === "buyer" ? "self-end bg-accent-soft" : "self-start bg-sunken"}`}
            >
              <p class="text-xs text-ink-faint">
                {message.side === "seller" ? props.of.seller.name : words.side[message.side]} ·{" "}
                <Time at={message.at} locale={market.locale} timeZone={market.timeZone} />
              </p>
              <p class="mt-1 break-words whitespace-pre-line" dir="auto">
                {message.text}
              </p>
              <Files files={message.files} />
              <Show when={message.side === "seller"}>
                <Report message={message} orderId={props.of.orderId} here={here()} />
              </Show>
            </li>
          )}
        </For>
      </ol>
      <Panel>
        <Form state={form} market={market} to={path(here())} enctype="multipart/form-data" class="flex flex-col gap-4">
          <input type="hidden" name="orderId" value={props.of.orderId} />
          <input type="hidden" name="key" value={key() ?? ""} />
          <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
          {/* A new message begins with an empty field. */}
          <Show when={`${props.of.messages.length}`} keyed>
            <TextArea label={words.write} name="text" rows={3} required maxlength={2_000} value={form.typed("text")} />
          </Show>
          <ChooseFiles label={words.attach} />
          <Button type="submit" variant="primary" busy={form.pending()} class="self-start">
            {words.send}
          </Button>
        </Form>
      </Panel>
    </CasePage>
  );
}

export default function ThreadPage() {
  const params = useParams();
  const { key } = useKey();
  const thread = createRead(() => getThread(params["order"] ?? "", key()));
  return (
    <Show
      when={thread()}
      fallback={
        <Show when={thread() === null}>
          <Missing />
        </Show>
      }
    >
      {(found) => <Thread of={found()} />}
    </Show>
  );
}
