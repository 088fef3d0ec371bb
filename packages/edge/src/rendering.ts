// Pages are rendered by a library that waits for what a page reads, and for ever for what never comes; the runtime then ends the
// request with a bare 500. One cause that was known is mended (packages/ui/src/renderings-apart.ts), another was a component that
// threw while the server cleaned up after it. Should there be a third, whoever looks at the page should not learn of it where it
// passes by, and the log should.
import { failed } from "./failed.ts";

/** A page takes a tenth of this even on a busy machine. */
const HUNG_MS = 3_000;

/**
 * What `render` gives; where that takes so long that it must have hung, what it gives when it is begun anew. For what changes
 * nothing, since both may come to an end.
 * @throws it hung again: the caller has something better to say than the runtime
 */
export async function rendered(render: () => Response | Promise<Response>, hungMs = HUNG_MS): Promise<Response> {
  const first = await unlessHung(render, hungMs);
  if (first !== undefined) return first;
  failed("render.hung", undefined);
  const second = await unlessHung(render, hungMs);
  if (second !== undefined) return second;
  throw new Error("the page hung twice while it was rendered");
}

/** What a rendering gives; undefined where it takes longer. */
async function unlessHung(render: () => Response | Promise<Response>, hungMs: number): Promise<Response | undefined> {
  const rendering = Promise.resolve(render());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((done) => (timer = setTimeout(() => done(undefined), hungMs)));
  const answer = await Promise.race([rendering, late]).finally(() => clearTimeout(timer));
  if (answer === undefined) rendering.catch(() => undefined);
  return answer;
}
