// A return: where it stands, what to do next, what goes back.
import { formatTime, type ReturnStatus, type ReturnView } from "@stoa/client";
import { Badge, Button, Field, FormError, Icon, Notice, Panel, Time } from "@stoa/ui";
import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { TakeAway } from "../../../components/account/take-away.tsx";
import { AddFiles, CasePage, Files, Quoted, Thing, useKey } from "../../../components/cases/parts.tsx";
import { Missing } from "../../../components/states.tsx";
import { useCaseTexts } from "../../../i18n/case-texts.ts";
import { getReturn } from "../../../lib/case-queries.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { cancelReturn, sendReturn } from "../../../lib/forms/cases.ts";
import { createRead } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

const STEPS = ["approved", "sent", "received", "refunded"] as const satisfies readonly ReturnStatus[];

function Steps(props: { of: ReturnView }) {
  const { market } = useShop();
  const words = useCaseTexts();
  const reachedAt = (status: ReturnStatus) => props.of.events.find((event) => event.status === status)?.at;
  const farthest = () => STEPS.findLastIndex((step) => reachedAt(step) !== undefined);
  return (
    <ol class="grid gap-3 sm:grid-cols-4">
      <For each={STEPS}>
        {(step, i) => (
          <li class="flex items-start gap-3 text-sm sm:flex-col" aria-current={i() === farthest() ? "step" : undefined}>
            <span
              class={`grid size-7 shrink-0 place-items-center rounded-full ${i() <= farthest() ? "bg-accent text-on-accent" : "bg-sunken text-ink-faint"}`}
            >
              <Show when={i() <= farthest()} fallback={<span class="size-2 rounded-full bg-current" />}>
                <Icon name="check" class="size-4" />
              </Show>
            </span>
            <span>
              <span class={i() <= farthest() ? "block font-semibold" : "block text-ink-faint"}>
                {words.returnStatus[step]}
              </span>
              <Show when={reachedAt(step)}>
                {(at) => (
                  <Time at={at()} locale={market.locale} timeZone={market.timeZone} class="text-xs text-ink-faint" />
                )}
              </Show>
            </span>
          </li>
        )}
      </For>
    </ol>
  );
}

function Send(props: { of: ReturnView; here: string }) {
  const { market, t, path } = useShop();
  const words = useCaseTexts();
  const { key } = useKey();
  const form = useForm(sendReturn);
  return (
    <Panel title={words.sendTitle}>
      <p class="text-sm text-ink-soft">{words.wayBack[props.of.wayBack]}</p>
      <div class="mt-3">
        <Quoted title={words.instructions} text={props.of.instructions || words.noInstructions} />
      </div>
      <Form state={form} market={market} to={path(props.here)} class="mt-4 flex max-w-md flex-col gap-4">
        <input type="hidden" name="returnId" value={props.of.returnId} />
        <input type="hidden" name="key" value={key() ?? ""} />
        <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
        <Field
          label={words.carrier}
          name="carrier"
          required
          minlength={2}
          maxlength={40}
          value={form.typed("carrier")}
        />
        <Field
          label={words.tracking}
          name="trackingNumber"
          required
          minlength={4}
          maxlength={40}
          pattern="[A-Za-z0-9_\-]+"
          dir="ltr"
          value={form.typed("trackingNumber")}
        />
        <Button type="submit" variant="primary" busy={form.pending()} class="self-start">
          {words.sendDo}
        </Button>
      </Form>
    </Panel>
  );
}

function Return(props: { of: ReturnView }) {
  const { market, path, money, count } = useShop();
  const words = useCaseTexts();
  const { key, tail } = useKey();
  const cancelling = useForm(cancelReturn);
  const here = () => `/returns/${props.of.returnId}${tail()}`;
  const time = (at: number) => formatTime(at, market.locale, market.timeZone);
  const isUsual = () => (STEPS as readonly ReturnStatus[]).includes(props.of.status);
  const next = () => props.of.dueAt !== null && words.next[props.of.status]?.(time(props.of.dueAt));
  return (
    <CasePage
      title={words.returnTitle}
      purchaseId={props.of.purchaseId}
      lead={
        <span class="flex flex-wrap items-center gap-2">
          <span class="figures">{props.of.orderNumber}</span>
          <Badge tone={props.of.status === "refunded" ? "good" : props.of.status === "refused" ? "bad" : "info"}>
            {words.returnStatus[props.of.status]}
          </Badge>
        </span>
      }
    >
      <Panel>
        <Show when={isUsual()}>
          <Steps of={props.of} />
        </Show>
        <div aria-live="polite">
          <Show when={next()}>
            <p class="mt-4 text-sm text-ink-soft">{next()}</p>
          </Show>
          <Show when={props.of.refund}>
            {(refund) => (
              <Notice tone="good" class="mt-4">
                {(refund().creditMinor === refund().amountMinor ? words.refundedCredit : words.refunded)(
                  money(refund().amountMinor, props.of.currency),
                )}
              </Notice>
            )}
          </Show>
        </div>
        <Quoted title={words.refusedBecause} text={props.of.refusedBecause} />
        <Show when={props.of.trackingNumber}>
          <p class="mt-4 text-sm">
            <span class="text-ink-faint">{words.tracking}</span> {props.of.carrier}{" "}
            <bdi class="figures font-semibold">{props.of.trackingNumber}</bdi>
          </p>
        </Show>
      </Panel>
      <Show when={props.of.status === "approved"}>
        <Send of={props.of} here={here()} />
      </Show>
      <Panel title={words.whatComesBack}>
        <ul class="flex flex-col gap-4">
          <For each={props.of.lines}>
            {(line) => (
              <li>
                <Thing
                  title={line.title}
                  label={[line.variantLabel, `× ${count(line.quantity)}`].filter(Boolean).join(" · ")}
                  imageHash={line.imageHash}
                >
                  <p class="mt-1 text-ink-soft">{words.reason[line.reason]}</p>
                  <Show when={line.note}>
                    <p class="text-ink-soft" dir="auto">
                      {line.note}
                    </p>
                  </Show>
                  <Show when={line.receivedQuantity !== null}>
                    <p class="font-medium">{words.arrived(count(line.receivedQuantity ?? 0))}</p>
                  </Show>
                </Thing>
              </li>
            )}
          </For>
        </ul>
        <div class="mt-4">
          <Files files={props.of.files} />
          <Show when={props.of.dueAt !== null}>
            <AddFiles subject={props.of.returnId} here={here()} />
          </Show>
        </div>
      </Panel>
      <div class="flex flex-wrap items-start gap-x-6">
        <a
          href={path(`/messages/${props.of.orderId}${tail()}`)}
          class="inline-flex min-h-11 items-center text-sm font-medium text-accent hover:underline"
        >
          {words.messages}
        </a>
        <Show when={props.of.status === "requested" || props.of.status === "approved"}>
          <TakeAway
            label={words.cancelDo}
            hint={words.cancelHint}
            confirm={words.cancelDo}
            form={cancelling}
            here={path(here())}
          >
            <input type="hidden" name="returnId" value={props.of.returnId} />
            <input type="hidden" name="key" value={key() ?? ""} />
          </TakeAway>
        </Show>
      </div>
    </CasePage>
  );
}

export default function ReturnPage() {
  const params = useParams();
  const { key } = useKey();
  const found = createRead(() => getReturn(params["id"] ?? "", key()));
  return (
    <Show
      when={found()}
      fallback={
        <Show when={found() === null}>
          <Missing />
        </Show>
      }
    >
      {(one) => <Return of={one()} />}
    </Show>
  );
}
