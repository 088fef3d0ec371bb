// A new product with the seller's offer for it. It is checked while it is written, by the schema that the API uses.
import { Title } from "@solidjs/meta";
import { createAsync, query, revalidate, type RouteDefinition, useNavigate } from "@solidjs/router";
import { FormError, Icon, PageHead, Button, toast } from "@stoa/ui";
import { createMemo, createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { sentenceOf } from "~/lib/sentences";
import { today } from "../today";
import { offers } from "./changes";
import { checkDraft, type Draft, emptyDraft } from "./draft";
import { LeaveGuard } from "./leave-guard";
import { Preview } from "./preview";
import { AboutPanel, OfferPanel, PhotosPanel } from "./product-panels";

const categories = query(() => load(api().seller.products.categories.query()), "categories");

export const route = { preload: () => void categories() } satisfies RouteDefinition;

export default function NewProductPage() {
  const tree = createAsync(() => categories(), { deferStream: true });
  const navigate = useNavigate();
  const [draft, setDraft] = createStore<Draft>(emptyDraft());
  const [touched, setTouched] = createSignal<ReadonlySet<string>>(new Set());
  const [tried, setTried] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [done, setDone] = createSignal(false);
  const [refused, setRefused] = createSignal<string | null>(null);
  const untouched = JSON.stringify(emptyDraft());
  const checked = createMemo(() => checkDraft(draft));
  const isDirty = () => !done() && JSON.stringify(draft) !== untouched;
  const form = {
    draft,
    setDraft,
    problem: (field: string) => (tried() || touched().has(field) ? checked().problems?.[field] : undefined),
    onTouch: (field: string) => setTouched((all) => new Set([...all, field])),
  };

  const create = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setTried(true);
    setRefused(null);
    const { input } = checked();
    if (input === null) {
      event.currentTarget.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    setBusy(true);
    try {
      await api().seller.products.create.mutate(input);
    } catch (error) {
      setRefused(
        sentenceOf(error, {
          CONFLICT: "You have an offer with this SKU already. Give this one another.",
          INVALID_INPUT: "The category or a picture is not known any more. Choose it again.",
        }),
      );
      setBusy(false);
      return;
    }
    setDone(true);
    toast(`“${input.title}” is on sale.`, { tone: "good" });
    await revalidate([offers.key, today.key]);
    navigate("/offers");
  };

  return (
    <>
      <Title>New product · Stoa for sellers</Title>
      <a href="/offers" class="mb-3 inline-flex min-h-9 items-center gap-1 text-sm text-ink-soft hover:text-ink">
        <Icon name="chevronStart" class="size-4" /> Offers
      </a>
      <PageHead title="New product" lead="It goes on sale as soon as you add it." />
      <form
        method="post"
        novalidate
        onSubmit={(event) => void create(event)}
        class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_18rem]"
      >
        <div class="flex min-w-0 flex-col gap-6">
          <PhotosPanel {...form} />
          <AboutPanel {...form} tree={tree() ?? []} />
          <OfferPanel {...form} />
          <FormError
            message={
              refused() ??
              (tried() && checked().problems ? "Some fields need another look; they are marked above." : null)
            }
          />
          <div class="flex flex-wrap gap-3">
            <Button type="submit" variant="primary" size="lg" busy={busy()}>
              Add the product
            </Button>
          </div>
        </div>
        <Show when={tree()}>
          <Preview draft={draft} />
        </Show>
      </form>
      <LeaveGuard dirty={isDirty()} />
    </>
  );
}
