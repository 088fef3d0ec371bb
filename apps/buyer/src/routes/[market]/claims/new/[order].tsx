// Saying that something is wrong with an order: what, with which things, in words and pictures.
import type { ClaimKind, ReturnOptions } from "@stoa/client";
import { Button, EmptyState, Panel, Select, TextArea } from "@stoa/ui";
import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { CasePage, CaseRefused, ChooseFiles, Target, Thing, useKey } from "../../../../components/cases/parts.tsx";
import { Missing } from "../../../../components/states.tsx";
import { useCaseTexts } from "../../../../i18n/case-texts.ts";
import { getReturnOptions } from "../../../../lib/case-queries.ts";
import { Form, useForm } from "../../../../lib/form.tsx";
import { openClaim } from "../../../../lib/forms/cases.ts";
import { createRead } from "../../../../lib/queries.ts";
import { useShop } from "../../../../lib/shop.tsx";

function Ask(props: { options: ReturnOptions }) {
  const { market, path, count } = useShop();
  const words = useCaseTexts();
  const { key, tail } = useKey();
  const form = useForm(openClaim);
  const kinds = () =>
    (Object.entries(words.kind) as [ClaimKind, string][])
      .filter(([kind]) => (kind === "not_arrived" ? props.options.isMissingClaimable : props.options.isClaimable))
      .map(([value, label]) => ({ value, label }));
  const lines = () => props.options.lines.filter((line) => line.claimableQuantity > 0);
  return (
    <CasePage
      title={words.claimTitle}
      purchaseId={props.options.purchaseId}
      lead={words.claimLead(props.options.seller.name)}
    >
      <Show
        when={kinds().length > 0 && lines().length > 0}
        fallback={<EmptyState title={words.claimable} icon="shield" />}
      >
        <Form
          state={form}
          market={market}
          to={path(`/claims/new/${props.options.orderId}${tail()}`)}
          enctype="multipart/form-data"
          class="flex flex-col gap-6"
        >
          <input type="hidden" name="orderId" value={props.options.orderId} />
          <input type="hidden" name="key" value={key() ?? ""} />
          <CaseRefused form={form} />
          <Select label={words.whatIsWrong} name="kind" choices={kinds()} value={form.typed("kind")} />
          <Panel>
            <ul class="flex flex-col gap-5">
              <For each={lines()}>
                {(line) => (
                  <li class="flex flex-wrap items-start justify-between gap-3">
                    <Thing title={line.title} label={line.variantLabel} imageHash={line.imageHash} />
                    <Select
                      bare
                      label={words.howMany(line.title)}
                      name={`take-${line.lineId}`}
                      class="w-28"
                      choices={[
                        { value: "0", label: words.none },
                        ...Array.from({ length: line.claimableQuantity }, (_, i) => ({
                          value: String(i + 1),
                          label: count(i + 1),
                        })),
                      ]}
                      value={form.typed(
                        `take-${line.lineId}`,
                        lines().length === 1 ? String(line.claimableQuantity) : "0",
                      )}
                    />
                  </li>
                )}
              </For>
            </ul>
          </Panel>
          <TextArea
            label={words.tell}
            name="note"
            rows={4}
            required
            minlength={3}
            maxlength={1_000}
            value={form.typed("note")}
          />
          <ChooseFiles label={words.photos} hint={words.photosHint} />
          <Target takesCredit={props.options.takesCredit} typed={form.typed("target")} />
          <Button type="submit" variant="primary" size="lg" busy={form.pending()} class="self-start">
            {words.claimDo}
          </Button>
        </Form>
      </Show>
    </CasePage>
  );
}

export default function NewClaim() {
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
