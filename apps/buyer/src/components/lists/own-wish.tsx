// A thing on one's own list: what happened to it since it was added, its note, and moving or taking it off.
import { type ListSummary, MAX_LINE_QUANTITY, type WishMark, type WishView } from "@stoa/client";
import { Badge, Button, Field, FormError, Icon, Select, TextArea, Time, toast, type Tone } from "@stoa/ui";
import { For, Show } from "solid-js";
import { usePageTexts } from "../../i18n/pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { editWish, moveWish, removeWish, restoreWish } from "../../lib/forms/lists.ts";
import { useShop } from "../../lib/shop.tsx";
import { askWishes } from "../../lib/wishes.ts";
import { WishRow } from "./wish-row.tsx";

const MARK_TONE: Record<WishMark, Tone> = {
  price_drop: "deal",
  back_in_stock: "good",
  sold_out: "warn",
  unavailable: "plain",
};

function Marks(props: { of: WishView }) {
  const { money } = useShop();
  const words = usePageTexts().lists;
  const saved = () => money(Math.max(0, (props.of.addedMinor ?? 0) - (props.of.priceMinor ?? 0)), props.of.currency);
  return (
    <Show when={props.of.marks.length > 0}>
      <ul class="flex flex-wrap gap-1.5">
        <For each={props.of.marks}>
          {(one) => (
            <li>
              <Badge tone={MARK_TONE[one]} class="whitespace-normal!">
                {words.marks[one](saved())}
              </Badge>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

const TOOL =
  "inline-flex min-h-9 items-center gap-1.5 rounded-full px-2 text-sm text-ink-soft hover:bg-sunken hover:text-ink focus-visible:rounded-full";

function Edit(props: { of: WishView; listId: string; here: string; others: readonly ListSummary[] }) {
  const { market, t } = useShop();
  const words = usePageTexts().lists;
  const edit = useForm(editWish, () => undefined);
  const move = useForm(moveWish, () => void askWishes());
  const refusal = () => edit.refusal() ?? move.refusal();
  return (
    <details class="open:basis-full">
      <summary class={TOOL}>
        <Icon name="pencil" class="size-4" />
        {words.editItem}
      </summary>
      <div class="mt-2 mb-1 flex flex-col gap-4 rounded-lg bg-sunken p-4">
        <FormError message={refusal() && t.errors[refusal()!.code]} />
        <Form state={edit} market={market} to={props.here} class="flex flex-col gap-3">
          <input type="hidden" name="listId" value={props.listId} />
          <input type="hidden" name="itemId" value={props.of.itemId} />
          <Field
            label={words.quantity}
            name="quantity"
            type="number"
            inputmode="numeric"
            min="1"
            max={MAX_LINE_QUANTITY}
            required
            value={props.of.quantity}
          />
          <TextArea
            label={words.note}
            name="note"
            rows={2}
            maxlength="300"
            dir="auto"
            hint={words.noteHint}
            value={props.of.note}
          />
          <Button type="submit" size="sm" busy={edit.pending()}>
            {words.store}
          </Button>
        </Form>
        <Show when={props.others.length > 0}>
          <Form state={move} market={market} to={props.here} class="flex flex-col gap-3 border-t border-line pt-4">
            <input type="hidden" name="listId" value={props.listId} />
            <input type="hidden" name="itemId" value={props.of.itemId} />
            <Select
              label={words.moveTo}
              name="toListId"
              choices={props.others.map(({ listId, name }) => ({ value: listId, label: name }))}
            />
            <Button type="submit" size="sm" busy={move.pending()}>
              {words.move}
            </Button>
          </Form>
        </Show>
      </div>
    </details>
  );
}

function Remove(props: { of: WishView; listId: string; here: string }) {
  const { market, t } = useShop();
  const words = usePageTexts().lists;
  const { itemId, title } = props.of;
  const { listId } = props;
  const undo = useForm(restoreWish, () => void askWishes());
  const putBack = () => {
    const fields = new FormData();
    fields.set("listId", listId);
    fields.set("itemId", itemId);
    void undo.submit(fields, market);
  };
  const form = useForm(removeWish, () => {
    void askWishes();
    toast(words.removed(title), { tone: "good", action: { label: t.keep.undo, run: putBack } });
  });
  return (
    <Form state={form} market={market} to={props.here}>
      <input type="hidden" name="listId" value={props.listId} />
      <input type="hidden" name="itemId" value={itemId} />
      <button type="submit" disabled={form.pending()} class={`${TOOL} hover:text-bad`}>
        <Icon name="trash" class="size-4" />
        {words.remove}
        <span class="sr-only">: {title}</span>
      </button>
      <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
    </Form>
  );
}

/** The row of a thing. `here` is the page of its list, `others` the lists it could move to. */
export function OwnWish(props: { of: WishView; listId: string; here: string; others: readonly ListSummary[] }) {
  const { market, t, money, path } = useShop();
  const words = usePageTexts().lists;
  return (
    <WishRow
      of={props.of}
      marks={
        <>
          <Marks of={props.of} />
          <Show when={props.of.note}>
            <p class="border-s-2 border-line-strong ps-3 text-sm text-ink-soft">
              <bdi>{props.of.note}</bdi>
            </p>
          </Show>
          <p class="text-xs text-ink-faint">
            {words.addedAt} <Time at={props.of.addedAt} locale={market.locale} timeZone={market.timeZone} dateOnly />
            <Show when={props.of.addedMinor !== props.of.priceMinor && props.of.addedMinor}>
              {(before) => <> · {words.addedFor(money(before(), props.of.currency))}</>}
            </Show>
          </p>
        </>
      }
    >
      <Edit of={props.of} listId={props.listId} here={props.here} others={props.others} />
      <Show when={props.of.marks.every((mark) => mark !== "unavailable")}>
        <a
          href={path(
            `/alerts/new?${new URLSearchParams({ product: props.of.slug, ...(props.of.sku && { v: props.of.sku }), kind: props.of.inStock ? "price" : "stock" })}`,
          )}
          class={TOOL}
        >
          <Icon name="bell" class="size-4" />
          {props.of.inStock ? t.keep.tellPrice : t.keep.tellStock}
        </a>
      </Show>
      <Remove of={props.of} listId={props.listId} here={props.here} />
    </WishRow>
  );
}
