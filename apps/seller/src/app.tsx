// The app's frame: router, page head, the line that shows loading, messages, and the last catch for errors.
import { MetaProvider, Title } from "@solidjs/meta";
import { Router, useIsRouting } from "@solidjs/router";
import { FileRoutes } from "@solidjs/start/router";
import { Toaster } from "@stoa/ui";
import { ErrorBoundary, type JSX, Show, Suspense } from "solid-js";
import { Trouble } from "~/lib/trouble";
import "./app.css";

function LoadingLine() {
  const isRouting = useIsRouting();
  return (
    <Show when={isRouting()}>
      <div role="progressbar" aria-label="Loading" class="fixed inset-x-0 top-0 z-50 h-0.5 animate-breathe bg-accent" />
    </Show>
  );
}

function Frame(props: { children?: JSX.Element }) {
  return (
    <MetaProvider>
      <Title>Stoa for sellers</Title>
      <LoadingLine />
      <ErrorBoundary fallback={(error) => <Trouble error={error} />}>
        <Suspense>{props.children}</Suspense>
      </ErrorBoundary>
      <Toaster />
    </MetaProvider>
  );
}

export default function App() {
  return (
    <Router root={Frame}>
      <FileRoutes />
    </Router>
  );
}
