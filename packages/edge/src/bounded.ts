// How long a form may be: what is longer is read no further, and answered with 413.

/** The longest form that a page takes: a document of a seller, and what stands around it. */
const MAX_FORM_BYTES = 12 * 1024 * 1024;

/** What reading a form ends with that is too long. */
export class TooLarge extends Error {}

/** The answer to it. */
export const tooLarge = (): Response => new Response("This form is too large.", { status: 413 });

/** Whether a request says itself that its body is longer than that. */
export const announcesTooMuch = ({ headers }: Request): boolean =>
  Number(headers.get("content-length") ?? 0) > MAX_FORM_BYTES;

/** A request whose body breaks off where it is longer than a form may be, whatever length it announced. */
export function bounded(request: Request): Request {
  let sizeBytes = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      sizeBytes += chunk.length;
      if (sizeBytes > MAX_FORM_BYTES) controller.error(new TooLarge("the form is too large"));
      else controller.enqueue(chunk);
    },
  });
  const { method, body } = request;
  return new Request(request, { method, body: body?.pipeThrough(counting) ?? null });
}
