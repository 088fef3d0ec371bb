// The app's frame: router, page head, and the styles every page shares.
import { MetaProvider } from "@solidjs/meta";
import { Router } from "@solidjs/router";
import { FileRoutes } from "@solidjs/start/router";
import { Suspense } from "solid-js";
import "./app.css";
import { withoutLanguage } from "./lib/page.ts";

export default function App() {
  return (
    <Router
      transformUrl={withoutLanguage}
      root={(props) => (
        <MetaProvider>
          <Suspense>{props.children}</Suspense>
        </MetaProvider>
      )}
    >
      <FileRoutes />
    </Router>
  );
}
