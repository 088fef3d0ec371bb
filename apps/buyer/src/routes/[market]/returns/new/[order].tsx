// Asking for a return: what, how many, why, with pictures, and where the money goes.
import { formatDay, type ReturnableLine, type ReturnOptions } from "@stoa/client";
import { Button, EmptyState, Notice, Panel, Select, TextArea } from "@stoa/ui";
import { useParams } from "@solidjs/router";
import { createSignal, For, onMount, Show } from "solid-js";
import { CasePage, CaseRefused, ChooseFiles, Target, Thing, useKey } from "../../../../components/cases/parts.tsx";
import { Missing } from "../../../../components/states.tsx";
import { useCaseTexts } from "../../../../i18n/case-texts.ts";
import { getReturnOptions } from "../../../../lib/case-queries.ts";
import { Form, type FormState, useForm } from "../../../../lib/form.tsx";
import { requestReturn } from "../../../../lib/forms/cases.ts";
import { createRead } from "../../../../lib/queries.ts";
import { useShop } from "../../../../lib/shop.tsx";

const isOpen = (line: ReturnableLine) => line.quantity > 0 && (line.standing === "open" || line.standing === "late");

/** `isOnly`: there is nothing else to give back, so all of it is meant. */
function Line(props: { line: ReturnableLine; form: FormState; isOnly: boolean }) {
  const { market, count } = useShop();
  const words = useCaseTexts();
  const { lineId } = props.line;
  const typed = () => props.form.typed(`take-${lineId}`, props.isOnly ? String(props.line.quantity) : "0");
  const [taken, setTaken] = createSignal(typed());
  const [isLive, setIsLive] = createSignal(false);
  onMount(() => setIsLive(true));
  const lastDay = () => (props.line.lastDay ? formatDay(props.line.lastDay, market.locale) : "");
  const standing = () => {
    const { standing: stands, barredBecause, quantity } = props.line;
    if (stands === "barred" && barredBecause) return words.barred[barredBecause];
    if (stands === "not_delivered") return words.notDelivered;
    if (quantity === 0) return words.noneLeft;
    if (stands === "closed") return words.closed;
    return stands === "late" ? words.late(lastDay()) : words.until(lastDay());
  };
  const reasons = () =>
    Object.entries(words.reason)
      .filter(([reason]) => reason !== "withdrawal" || props.line.isWithdrawable)
      .map(([value, label]) => ({ value, label }));
  const amounts = () => [
    { value: "0", label: words.none },
    ...Array.from({ length: props.line.quantity }, (_, i) => ({ value: String(i + 1), label: count(i + 1) })),
  ];
  return (
    <li class="border-t border-line py-5 first:border-0 first:pt-0 last:pb-0">
      <Thing title={props.line.title} label={props.line.variantLabel} imageHash={props.line.imageHash}>
        <p class="mt-1 text-sm text-ink-soft">{standing()}</p>
      </Thing>
      <Show when={isOpen(props.line)}>
        <div class="mt-4 flex flex-col gap-4">
          <Select
            label={words.howMany(props.line.title)}
            name={`take-${lineId}`}
            choices={amounts()}
            value={typed()}
            onChange={(event: Event & { currentTarget: HTMLSelectElement }) => setTaken(event.currentTarget.value)}
            class="max-w-xs"
          />
          {/* Without scripts both stand open; what was not chosen is not looked at. */}
          <div class="flex flex-col gap-4" classList={{ "hidden!": isLive() && taken() === "0" }}>
            <Select
              label={words.why}
              name={`reason-${lineId}`}
              choices={reasons()}
              value={props.form.typed(`reason-${lineId}`, "unwanted")}
            />
            <TextArea
              label={words.note}
              name={`note-${lineId}`}
              rows={2}
              maxlength={1_000}
              value={props.form.typed(`note-${lineId}`)}
            />
          </div>
        </div>
      </Show>
    </li>
  );
}

function Ask(props: { options: ReturnOptions }) {
  const { market, path } = useShop();
  const words = useCaseTexts();
  const { key, tail } = useKey();
  const form = useForm(requestReturn);
  return (
    <CasePage
      title={words.returnTitle}
      purchaseId={props.options.purchaseId}
      lead={words.returnLead(props.options.seller.name)}
    >
      <Show when={props.options.isWithdrawable}>
        <Notice tone="info">
          <strong class="block font-semibold">{words.withdrawTitle}</strong>
          {words.withdrawHint}
        </Notice>
      </Show>
      <Show
        when={props.options.lines.some(isOpen)}
        fallback={
          <>
            <EmptyState title={words.nothing} icon="box" />
            <Panel>
              <ul>
                <For each={props.options.lines}>
                  {(line) => <Line line={line} form={form} isOnly={props.options.lines.length === 1} />}
                </For>
              </ul>
            </Panel>
          </>
        }
      >
        <Form
          state={form}
          market={market}
          to={path(`/returns/new/${props.options.orderId}${tail()}`)}
          enctype="multipart/form-data"
          class="flex flex-col gap-6"
        >
          <input type="hidden" name="orderId" value={props.options.orderId} />
          <input type="hidden" name="key" value={key() ?? ""} />
          <CaseRefused form={form} />
          <Panel>
            <ul>
              <For each={props.options.lines}>
                {(line) => <Line line={line} form={form} isOnly={props.options.lines.length === 1} />}
              </For>
            </ul>
          </Panel>
          <ChooseFiles label={words.photos} hint={words.photosHint} />
          <Target takesCredit={props.options.takesCredit} typed={form.typed("target")} />
          <Button type="submit" variant="primary" size="lg" busy={form.pending()} class="self-start">
            {words.ask}
          </Button>
        </Form>
      </Show>
    </CasePage>
  );
}

export default function NewReturn() {
  const params = useParams();
  const { key } = useKey();
  const options = createRead(() => getReturnOptions(params["order"] ?? "", key()));
  return (
    <Show
      when={options()}
      fallback={
        <Show when={options() === null}>
          <Missing />
        </Show>
      }
    >
      {(found) => <Ask options={found()} />}
    </Show>
  );
}
