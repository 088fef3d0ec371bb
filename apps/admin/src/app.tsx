// The app's frame: router, page head, and the styles every page shares.
import { MetaProvider, Title } from "@solidjs/meta";
import { Router, useIsRouting, type RouteSectionProps } from "@solidjs/router";
import { FileRoutes } from "@solidjs/start/router";
import { Show, Suspense } from "solid-js";
import "./app.css";

function Root(props: RouteSectionProps) {
  const isRouting = useIsRouting();
  return (
    <MetaProvider>
      <Title>Stoa admin</Title>
      <Show when={isRouting()}>
        <div aria-hidden="true" class="fixed inset-x-0 top-0 z-50 h-0.5 animate-breathe bg-accent" />
      </Show>
      <Suspense>{props.children}</Suspense>
    </MetaProvider>
  );
}

export default function App() {
  return (
    <Router root={Root}>
      <FileRoutes />
    </Router>
  );
}
