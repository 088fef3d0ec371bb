// Pages are rendered by a library that waits for what a page reads, and for ever for what never comes; the runtime then ends the
// request with a bare 500. The cause that was known is mended (packages/ui/src/renderings-apart.ts). Should there be another,
// whoever looks at the page should not learn of it, and the log should.
import { failed } from "./failed.ts";

/** A page takes a tenth of this even on a busy machine. */
const HUNG_MS = 3_000;

/**
 * What `render` gives; where that takes so long that it must have hung, what it gives when it is begun anew. For what changes
 * nothing, since both may come to an end.
 */
export async function rendered(render: () => Response | Promise<Response>, hungMs = HUNG_MS): Promise<Response> {
  const first = Promise.resolve(render());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => (timer = setTimeout(() => done(undefined), hungMs)));
  const answer = await Promise.race([first, late]).finally(() => clearTimeout(timer));
  if (answer !== undefined) return answer;
  first.catch(() => undefined);
  failed("render.hung", undefined);
  return await render();
}
