// What the search across the app finds, as a page.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { FoundList } from "@stoa/ui/desk";
import { search } from "~/lib/finder";

const wordsOf = (q: unknown): string => (typeof q === "string" ? q : "");

export const route = {
  preload: ({ location }) => void search(wordsOf(location.query["q"])).catch(() => undefined),
} satisfies RouteDefinition;

export default function FindPage() {
  const [query] = useSearchParams<{ q?: string }>();
  const found = createAsync(() => search(wordsOf(query.q)), { deferStream: true });
  return (
    <>
      <Title>Search · Stoa admin</Title>
      <FoundList words={wordsOf(query.q)} found={found()}>
        An order number, a name or an e-mail address, a seller, a product’s title, SKU or GTIN.
      </FoundList>
    </>
  );
}
