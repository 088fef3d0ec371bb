// Offers as files: out to a spreadsheet, and back in. What was brought in before is listed below.
import { Title } from "@solidjs/meta";
import { createAsync, revalidate, type RouteDefinition, useNavigate, useSearchParams } from "@solidjs/router";
import { CursorPager, Icon, LinkButton, PageHead, Panel } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { DropZone } from "./drop-zone";
import { Guide } from "./guide";
import { ImportHistory } from "./history";
import { imports, uploadOffers } from "./imports";

type Search = { cursor?: string };

export const route = {
  preload: ({ location }) => imports((location.query as Search).cursor),
} satisfies RouteDefinition;

export default function ImportPage() {
  const [search] = useSearchParams<Search>();
  const navigate = useNavigate();
  const page = createAsync(() => imports(search.cursor), { deferStream: true });
  const send = async (file: File, onProgress: (share: number) => void) => {
    const { importId } = await uploadOffers(file, onProgress);
    await revalidate(imports.key);
    navigate(`/import/${importId}`);
  };
  return (
    <>
      <Title>Import and export · Stoa for sellers</Title>
      <PageHead title="Import and export" lead="Change many offers at once in a spreadsheet." />
      <div class="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
        <Panel
          title="Bring a file in"
          actions={
            <a href="/files/offers-template.csv" rel="external" download="" class="text-sm text-accent hover:underline">
              Template
            </a>
          }
        >
          <DropZone send={send} />
        </Panel>
        <Panel title="Take your offers out">
          <p class="mb-4 text-sm text-ink-soft">
            One row for each offer, with its prices in every currency. The file comes back in as it is.
          </p>
          <div class="flex flex-col gap-3">
            <LinkButton href="/files/offers.csv" rel="external" download="" wide variant="primary">
              <Icon name="download" class="size-4.5" /> For Excel
            </LinkButton>
            <LinkButton href="/files/offers.csv?mark=0" rel="external" download="" wide>
              <Icon name="download" class="size-4.5" /> For other programs
            </LinkButton>
          </div>
          <p class="mt-3 text-xs text-ink-faint">
            Both are CSV in UTF-8. The first begins with the mark by which Excel knows it.
          </p>
        </Panel>
      </div>
      <div class="mt-6">
        <Guide />
      </div>
      <h2 class="mt-10 mb-2 text-lg font-semibold">Files brought in</h2>
      <Show when={page()}>
        {(page) => (
          <>
            <ImportHistory imports={page().items} />
            <CursorPager
              firstHref={search.cursor ? "/import" : undefined}
              nextHref={page().nextCursor ? hrefWith("/import", { cursor: page().nextCursor }) : undefined}
            />
          </>
        )}
      </Show>
    </>
  );
}
