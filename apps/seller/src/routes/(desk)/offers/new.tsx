// A new product with the seller's offer for it. It is checked while it is written, by the schema that the API uses.
import { Title } from "@solidjs/meta";
import { createAsync, revalidate, type RouteDefinition, useNavigate } from "@solidjs/router";
import { errorDetails, isError } from "@stoa/client";
import { BackLink, Button, FormError, PageHead, toast } from "@stoa/ui";
import { createMemo, createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { api } from "~/lib/api";
import { sentenceOf } from "~/lib/sentences";
import { today } from "../today";
import { attributesOf, categories, products } from "../products/reads";
import { AxesPanel } from "./axes-panel";
import { offers } from "./changes";
import { checkDraft, type Draft, emptyDraft } from "./draft";
import { LeaveGuard } from "@stoa/ui/desk";
import { Matches } from "./matches";
import { Preview } from "./preview";
import { AboutPanel, OfferPanel, PhotosPanel } from "./product-panels";

export const route = { preload: () => void categories() } satisfies RouteDefinition;

/** What to do about a product that was refused. */
function refusalOf(error: unknown): string {
  const { field, gtin } = errorDetails(error);
  if (isError(error, "CONFLICT") && field === "gtin")
    return `A product in the shop has the GTIN ${gtin}. Sell that product instead: it is shown at the top of this page.`;
  if (typeof field === "string" && field.startsWith("attributes."))
    return `The category asks for “${field.slice("attributes.".length).replaceAll("-", " ")}” in another form.`;
  return sentenceOf(error, { INVALID_INPUT: "The category or a picture is not known any more. Choose it again." });
}

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
  const attributes = createAsync(async () => (draft.categorySlug ? await attributesOf(draft.categorySlug) : []));
  const asked = () => attributes.latest ?? [];
  const checked = createMemo(() => checkDraft(draft, asked()));
  const isDirty = () => !done() && JSON.stringify(draft) !== untouched;
  const form = {
    draft,
    setDraft,
    problem: (field: string) => (tried() || touched().has(field) ? checked().problems?.[field] : undefined),
    onTouch: (field: string) => setTouched((all) => new Set([...all, field])),
  };

  /** The GTIN that was typed last counts; with a grid, any of them may have a page already. */
  const sought = () => ({
    title: draft.title,
    gtin:
      [draft.gtin, ...Object.values(draft.rows).map((row) => row.gtin)].findLast((gtin) => gtin.trim() !== "") ?? "",
  });

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
      const { status } = await api().seller.products.create.mutate(input);
      setDone(true);
      const isLive = status === "active";
      toast(isLive ? `“${input.title}” is on sale.` : `“${input.title}” was sent for approval.`, { tone: "good" });
      await revalidate([offers.key, products.key, today.key]);
      navigate(isLive ? "/offers" : "/products?status=waiting");
    } catch (error) {
      setRefused(refusalOf(error));
      setBusy(false);
    }
  };

  return (
    <>
      <Title>New product · Stoa for sellers</Title>
      <BackLink href="/offers">Offers</BackLink>
      <PageHead
        title="New product"
        lead="An operator looks at it before it goes on sale. If you are a trusted seller, it is on sale at once."
      />
      <form
        method="post"
        novalidate
        onSubmit={(event) => void create(event)}
        class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_18rem]"
      >
        <div class="flex min-w-0 flex-col gap-6">
          <Matches sought={sought()} onSold={() => setDone(true)} />
          <PhotosPanel {...form} />
          <AboutPanel {...form} tree={tree() ?? []} asked={asked()} />
          <AxesPanel {...form} asked={asked()} />
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
      <LeaveGuard dirty={isDirty()} title="Leave without adding the product?">
        What you typed and the pictures you added are not kept.
      </LeaveGuard>
    </>
  );
}
