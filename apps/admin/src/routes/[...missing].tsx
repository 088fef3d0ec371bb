// Every address that leads nowhere.
import { Wordmark } from "@stoa/ui";
import { Missing } from "~/parts/missing";

export default function NotFound() {
  return (
    <main class="page grid min-h-dvh place-items-center">
      <div>
        <Wordmark class="mx-auto h-6 w-auto" />
        <Missing what="page" href="/" way="Go to the overview" />
      </div>
    </main>
  );
}
