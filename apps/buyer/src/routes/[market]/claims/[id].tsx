// A claim: where it stands, what the seller says, what the marketplace decides, and the ways on.
import { type ClaimView, formatTime } from "@stoa/client";
import { Badge, Button, FormError, LinkButton, Notice, Panel, TextArea, type Tone } from "@stoa/ui";
import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { TakeAway } from "../../../components/account/take-away.tsx";
import { AddFiles, CasePage, Files, Quoted, Thing, useKey } from "../../../components/cases/parts.tsx";
import { Missing } from "../../../components/states.tsx";
import { useCaseTexts } from "../../../i18n/case-texts.ts";
import { getClaim } from "../../../lib/case-queries.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { answerClaim, appealClaim } from "../../../lib/forms/cases.ts";
import { createRead } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

const toneOf = ({ status }: ClaimView): Tone =>
  status === "resolved" ? "good" : status === "denied" || status === "closed" ? "bad" : "info";

/** What the buyer can do about the seller's answer. */
function Answered(props: { of: ClaimView; here: string }) {
  const { market, t, path } = useShop();
  const words = useCaseTexts();
  const { key } = useKey();
  const form = useForm(answerClaim);
  const hasOffer = () => props.of.answer === "part" || props.of.answer === "return";
  return (
    <Form state={form} market={market} to={path(props.here)} class="mt-4 flex flex-wrap gap-3">
      <input type="hidden" name="claimId" value={props.of.claimId} />
      <input type="hidden" name="key" value={key() ?? ""} />
      <FormError class="w-full" message={form.refusal() && t.errors[form.refusal()!.code]} />
      <Show when={hasOffer()}>
        <Button type="submit" name="does" value="accept" variant="primary" busy={form.pending()}>
          {words.accept}
        </Button>
      </Show>
      <Button type="submit" name="does" value="escalate" busy={form.pending()}>
        {words.escalate}
      </Button>
    </Form>
  );
}

function Appeal(props: { of: ClaimView; here: string }) {
  const { market, t, path } = useShop();
  const words = useCaseTexts();
  const { key } = useKey();
  const form = useForm(appealClaim);
  return (
    <Panel title={words.appeal}>
      <Form state={form} market={market} to={path(props.here)} class="flex flex-col gap-4">
        <input type="hidden" name="claimId" value={props.of.claimId} />
        <input type="hidden" name="key" value={key() ?? ""} />
        <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
        <TextArea
          label={words.tell}
          hint={words.appealHint}
          name="note"
          rows={3}
          required
          minlength={3}
          maxlength={1_000}
          value={form.typed("note")}
        />
        <Button type="submit" variant="primary" busy={form.pending()} class="self-start">
          {words.appeal}
        </Button>
      </Form>
    </Panel>
  );
}

function Claim(props: { of: ClaimView }) {
  const { market, path, money, count } = useShop();
  const words = useCaseTexts();
  const { key, tail } = useKey();
  const withdrawing = useForm(answerClaim);
  const here = () => `/claims/${props.of.claimId}${tail()}`;
  const next = () =>
    props.of.dueAt !== null &&
    words.claimNext[props.of.status]?.(formatTime(props.of.dueAt, market.locale, market.timeZone));
  return (
    <CasePage
      title={words.kind[props.of.kind]}
      purchaseId={props.of.purchaseId}
      lead={
        <span class="flex flex-wrap items-center gap-2">
          <span class="figures">{props.of.orderNumber}</span>
          <Badge tone={toneOf(props.of)}>{words.claimStatus[props.of.status]}</Badge>
        </span>
      }
    >
      <Panel>
        <div aria-live="polite" class="flex flex-col gap-4">
          <Show when={next()}>
            <p class="text-sm text-ink-soft">{next()}</p>
          </Show>
          <Show when={props.of.refund}>
            {(refund) => (
              <Notice tone="good">
                {(refund().creditMinor === refund().amountMinor ? words.refundedCredit : words.refunded)(
                  money(refund().amountMinor, props.of.currency),
                )}
              </Notice>
            )}
          </Show>
          <Show when={props.of.answer}>
            {(answer) => (
              <div>
                <p class="font-medium">{words.answer[answer()](money(props.of.answerMinor ?? 0, props.of.currency))}</p>
                <div class="mt-2">
                  <Quoted title={words.sellerWrites} text={props.of.answerNote} />
                </div>
              </div>
            )}
          </Show>
          <Quoted title={words.weWrite} text={props.of.decisionNote} />
          <Show when={props.of.returnId}>
            {(id) => (
              <LinkButton href={path(`/returns/${id()}${tail()}`)} class="self-start">
                {words.toReturn}
              </LinkButton>
            )}
          </Show>
        </div>
        <Show when={props.of.status === "answered"}>
          <Answered of={props.of} here={here()} />
        </Show>
      </Panel>
      <Show when={props.of.status === "denied"}>
        <Appeal of={props.of} here={here()} />
      </Show>
      <Panel>
        <div class="flex flex-col gap-4">
          <Quoted title={words.youWrote} text={props.of.note} />
          <Quoted title={words.appeal} text={props.of.appealNote} />
          <ul class="flex flex-col gap-4">
            <For each={props.of.lines}>
              {(line) => (
                <li>
                  <Thing
                    title={line.title}
                    label={[line.variantLabel, `× ${count(line.quantity)}`].filter(Boolean).join(" · ")}
                    imageHash={line.imageHash}
                  />
                </li>
              )}
            </For>
          </ul>
          <Files files={props.of.files} />
          <Show when={props.of.dueAt !== null}>
            <AddFiles subject={props.of.claimId} here={here()} />
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
        <Show when={["open", "answered", "escalated"].includes(props.of.status)}>
          <TakeAway
            label={words.withdraw}
            hint={words.withdrawClaimHint}
            confirm={words.withdraw}
            form={withdrawing}
            here={path(here())}
          >
            <input type="hidden" name="claimId" value={props.of.claimId} />
            <input type="hidden" name="does" value="withdraw" />
            <input type="hidden" name="key" value={key() ?? ""} />
          </TakeAway>
        </Show>
      </div>
    </CasePage>
  );
}

export default function ClaimPage() {
  const params = useParams();
  const { key } = useKey();
  const found = createRead(() => getClaim(params["id"] ?? "", key()));
  return (
    <Show
      when={found()}
      fallback={
        <Show when={found() === null}>
          <Missing />
        </Show>
      }
    >
      {(one) => <Claim of={one()} />}
    </Show>
  );
}
