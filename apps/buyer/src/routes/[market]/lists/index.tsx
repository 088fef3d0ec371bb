// One's lists, and a new one. Also where a heart pressed without scripts ends when it was refused.
import { isErrorCode, type ListCard } from "@stoa/client";
import { Badge, Button, EmptyState, Field, FormError, Picture } from "@stoa/ui";
import { useNavigate, useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { GuestLists } from "../../../components/lists/guest.tsx";
import { usePageTexts } from "../../../i18n/pages.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { createList } from "../../../lib/forms/lists.ts";
import { addWish } from "../../../lib/forms/wish.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getLists } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";
import { askWishes } from "../../../lib/wishes.ts";

function Mosaic(props: { of: ListCard }) {
  return (
    <span class="grid aspect-[4/3] grid-cols-2 grid-rows-2 gap-px overflow-hidden rounded-lg bg-tile">
      <For each={props.of.images}>
        {(image, i) => (
          <Picture
            image={{ ...image, alt: "" }}
            sizes="(min-width: 64rem) 12rem, 25vw"
            class={`h-full! ${props.of.images.length === 1 ? "col-span-2 row-span-2" : ""} ${props.of.images.length === 2 ? "row-span-2" : ""} ${props.of.images.length === 3 && i() === 0 ? "row-span-2" : ""}`}
          />
        )}
      </For>
    </span>
  );
}

function Card(props: { of: ListCard }) {
  const { path } = useShop();
  const words = usePageTexts().lists;
  return (
    <li class="group relative">
      <Mosaic of={props.of} />
      <h2 class="mt-3 font-semibold">
        <a
          href={path(`/lists/${props.of.listId}`)}
          class="after:absolute after:inset-0 after:rounded-lg group-hover:underline group-hover:underline-offset-4"
        >
          <bdi>{props.of.name}</bdi>
        </a>
      </h2>
      <p class="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-faint">
        {words.things(props.of.itemCount)}
        <Show when={props.of.isDefault}>
          <Badge tone="good">{words.isDefault}</Badge>
        </Show>
        <Show when={props.of.isShared}>
          <Badge tone="info">{words.isShared}</Badge>
        </Show>
      </p>
    </li>
  );
}

function NewList() {
  const { market, t, path } = useShop();
  const words = usePageTexts().lists;
  const navigate = useNavigate();
  const form = useForm(createList, (to) => {
    navigate(to);
    void askWishes();
  });
  return (
    <section class="mt-12 max-w-xl rounded-xl bg-sunken p-6">
      <h2 class="text-base font-semibold">{words.newList}</h2>
      <Form state={form} market={market} to={path("/lists")} class="mt-3 flex flex-wrap items-end gap-3">
        <Field
          label={words.name}
          name="name"
          required
          maxlength="60"
          dir="auto"
          autocomplete="off"
          placeholder={words.namePlaceholder}
          value={form.typed("name")}
          class="min-w-48 flex-1"
        />
        <Button type="submit" variant="primary" busy={form.pending()}>
          {words.create}
        </Button>
      </Form>
      <FormError message={form.refusal() && t.errors[form.refusal()!.code]} class="mt-4" />
    </section>
  );
}

export default function Lists() {
  const { t, path } = useShop();
  const words = usePageTexts().lists;
  const [search] = useSearchParams<{ refused?: string }>();
  const lists = createRead(getLists);
  const wish = useForm(addWish);
  const refused = () => wish.refusal()?.code ?? (isErrorCode(search.refused) ? search.refused : undefined);
  return (
    <div class="page max-w-6xl pt-8">
      <Head title={t.keep.lists} />
      <h1 class="text-title font-semibold tracking-tight">{t.keep.lists}</h1>
      <FormError message={refused() && t.errors[refused()!]} class="mt-4" />
      <Show when={lists()} fallback={<Show when={lists() === null}>{<GuestLists next={path("/lists")} />}</Show>}>
        {(all) => (
          <>
            <Show
              when={all().length > 0}
              fallback={
                <EmptyState title={words.none} icon="heart">
                  {words.noneHint}
                </EmptyState>
              }
            >
              <ul class="mt-6 grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 md:grid-cols-3 lg:grid-cols-4">
                <For each={all()}>{(list) => <Card of={list} />}</For>
              </ul>
            </Show>
            <NewList />
          </>
        )}
      </Show>
    </div>
  );
}
