// Solid keeps the page it is rendering in one variable of the whole isolate, `sharedConfig.context`, and whoever reads something
// after having waited finds there whatever page was worked at last. What they read was then written into that page, which may be
// somebody else's, and which from then on waited for another request's answer, as the platform forbids.
import { sharedConfig } from "solid-js";
import { RequestContext } from "solid-js/web";

type Context = typeof sharedConfig.context;
type Requests = { getStore(): object | undefined };

/** The request that is being answered, as Solid's `provideRequestEvent` has it. */
const currentRequest = (): object | undefined =>
  (globalThis as unknown as Record<symbol, Requests | undefined>)[RequestContext]?.getStore();

/** Gives every request a rendering of its own, also across what is waited for. Called where an app's server begins, or is reloaded. */
export function keepRenderingsApart(): void {
  const ofRequests = new WeakMap<object, Context>();
  let outside: Context = sharedConfig.context;
  Object.defineProperty(sharedConfig, "context", {
    configurable: true,
    get(): Context {
      const request = currentRequest();
      return request === undefined ? outside : ofRequests.get(request);
    },
    set(context: Context) {
      const request = currentRequest();
      if (request === undefined) outside = context;
      else ofRequests.set(request, context);
    },
  });
}
