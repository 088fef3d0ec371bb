// The settings of a list: its name, whether hearts go to it, its end.
import type { ListView } from "@stoa/client";
import { Button, Field, FormError } from "@stoa/ui";
import { useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { usePageTexts } from "../../i18n/pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { deleteList, makeDefaultList, renameList } from "../../lib/forms/lists.ts";
import { useShop } from "../../lib/shop.tsx";
import { askWishes } from "../../lib/wishes.ts";

/** What the settings panel of a list holds. `here` is the page of the list. */
export function ListSettings(props: { list: ListView; here: string }) {
  const { market, t } = useShop();
  const words = usePageTexts().lists;
  const navigate = useNavigate();
  const changed = () => void askWishes();
  const rename = useForm(renameList, changed);
  const choose = useForm(makeDefaultList, changed);
  const end = useForm(deleteList, (to) => {
    navigate(to);
    changed();
  });
  const refusal = () => rename.refusal() ?? choose.refusal() ?? end.refusal();
  const Which = () => <input type="hidden" name="listId" value={props.list.listId} />;
  return (
    <div class="flex max-w-xl flex-col gap-5">
      <FormError message={refusal() && t.errors[refusal()!.code]} />
      <Form state={rename} market={market} to={props.here} class="flex flex-wrap items-end gap-3">
        <Which />
        <Field
          label={words.name}
          name="name"
          required
          maxlength="60"
          dir="auto"
          autocomplete="off"
          value={props.list.name}
          class="min-w-48 flex-1"
        />
        <Button type="submit" busy={rename.pending()}>
          {words.rename}
        </Button>
      </Form>
      <Show when={!props.list.isDefault}>
        <Form state={choose} market={market} to={props.here}>
          <Which />
          <Button type="submit" size="sm" busy={choose.pending()}>
            {words.makeDefault}
          </Button>
        </Form>
      </Show>
      <details class="border-t border-line pt-4">
        <summary class="inline-flex min-h-9 items-center rounded-full text-sm font-semibold text-bad hover:underline hover:underline-offset-4">
          {words.delete}
        </summary>
        <p class="mt-1 text-sm text-ink-soft">{words.deleteHint}</p>
        <Form state={end} market={market} to={props.here} class="mt-3">
          <Which />
          <Button type="submit" size="sm" variant="danger" busy={end.pending()}>
            {words.deleteConfirm}
          </Button>
        </Form>
      </details>
    </div>
  );
}
