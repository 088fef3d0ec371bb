// What stands in the place of a page on its way.
import { Skeleton } from "@stoa/ui";

/** The outline of a head and a list. */
export function Waiting() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton class="mb-6 h-9 w-56" />
      <Skeleton class="h-96 w-full" />
    </div>
  );
}
