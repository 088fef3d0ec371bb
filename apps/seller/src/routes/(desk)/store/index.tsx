// The shop's own page: what it says of itself, and a picture across its head.
import { Title } from "@solidjs/meta";
import { action, createAsync, query, type RouteDefinition } from "@solidjs/router";
import { SaveStorePage, type StorePageView, submitForm } from "@stoa/client";
import { Button, FormError, PageHead, Panel, TextArea } from "@stoa/ui";
import { LeaveGuard } from "@stoa/ui/desk";
import { createEffect, createSignal, on, Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead, load } from "~/lib/load";
import { said, settled, useOutcome } from "~/lib/outcome";
import { useMay } from "~/lib/viewer";
import { BannerField } from "./banner-field";

const page = query(() => load(api().seller.store.page.query()), "store-page");

export const route = { preload: () => ahead(page()) } satisfies RouteDefinition;

const savePage = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(SaveStorePage, form, (input) => api().seller.store.savePage.mutate(input)));
  },
  { name: "savePage", onComplete: said("Saved. Customers see it within two seconds.") },
);

export default function StorePage() {
  const found = createAsync(() => page(), { deferStream: true });
  return (
    <>
      <Title>Store page · Stoa for sellers</Title>
      <PageHead title="Store page" lead="How your shop presents itself, above all that it sells." />
      <Show when={found()}>{(found) => <PageForm of={found()} />}</Show>
    </>
  );
}

function PageForm(props: { of: StorePageView }) {
  const may = useMay();
  const [isDirty, setDirty] = createSignal(false);
  const outcome = useOutcome(savePage, {
    own: { CONFLICT: "Somebody of your team changed the page at the same time. Reload it to see how it stands now." },
  });
  // Saved: the page that came back has the next version.
  createEffect(
    on(
      () => props.of.version,
      () => setDirty(false),
      { defer: true },
    ),
  );
  const wrong = (field: string, what: string) => (outcome.isWrong(field) ? what : undefined);
  return (
    <form method="post" action={savePage} class="flex max-w-3xl flex-col gap-6" onInput={() => setDirty(true)}>
      <FormError message={outcome.error()} />
      <input type="hidden" name="version" value={props.of.version} />
      <fieldset disabled={!may("store.manage")} class="flex flex-col gap-6">
        <Panel title="Picture">
          <BannerField
            banner={props.of.banner}
            problem={wrong("bannerAlt", "Say in a few words what the picture shows.")}
            onChange={() => setDirty(true)}
          />
        </Panel>
        <Panel title="Words">
          <div class="flex flex-col gap-5">
            <TextArea
              label="In a line or two"
              name="description"
              rows={2}
              minLength={10}
              maxLength={1_000}
              required
              hint="Stands under your shop’s name, and in search engines."
              value={props.of.description}
              error={wrong("description", "10 to 1,000 characters.")}
            />
            <TextArea
              label="At length"
              name="about"
              rows={10}
              maxLength={5_000}
              hint="Optional: who you are, what you make, where it comes from. An empty line begins a new paragraph."
              value={props.of.about}
            />
          </div>
        </Panel>
      </fieldset>
      <div class="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Show when={may("store.manage")}>
          <Button type="submit" variant="primary" busy={outcome.pending()}>
            Save
          </Button>
        </Show>
      </div>
      <LeaveGuard dirty={isDirty()} title="Leave without saving the page?" />
    </form>
  );
}
