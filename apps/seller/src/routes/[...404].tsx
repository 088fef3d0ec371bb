// The page for an address that leads nowhere.
import { Title } from "@solidjs/meta";
import { HttpStatusCode } from "@solidjs/start";
import { EmptyState, LinkButton } from "@stoa/ui";

export default function NotFoundPage() {
  return (
    <main class="grid min-h-dvh place-items-center">
      <Title>Not found · Stoa for sellers</Title>
      <HttpStatusCode code={404} />
      <EmptyState
        title="There is no such page"
        icon="search"
        actions={
          <LinkButton href="/" variant="primary">
            To the overview
          </LinkButton>
        }
      >
        The address may be mistyped, or the page has moved.
      </EmptyState>
    </main>
  );
}
