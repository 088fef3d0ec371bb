// Two pages are rendered at once, and one of them reads something after having waited.
import { createComponent, createResource, sharedConfig, Suspense } from "solid-js";
import { renderToStream } from "solid-js/web";
import { provideRequestEvent } from "solid-js/web/storage";
import { expect, it } from "vitest";
import { keepRenderingsApart } from "./renderings-apart.ts";

/** Renders a page for a request of its own; `read` is what its one component reads. */
const page = (address: string, ...reads: (() => Promise<string>)[]): Promise<string> =>
  provideRequestEvent({ request: new Request(address) } as never, async () => {
    const Part = () => {
      const [first, second = first] = reads.map((read) => createResource(read)[0]);
      return [first!() ?? "", " ", second!() ?? ""] as unknown as Element;
    };
    return await (renderToStream(() =>
      createComponent(Suspense, {
        get children() {
          return createComponent(Part as never, {});
        },
      }),
    ) as unknown as Promise<string>);
  });

/** A read as the router's `query` does it on the server: what comes of it is written into the page as well. */
function address(): Promise<string> {
  const read = Promise.resolve("12 Private Road");
  const page = sharedConfig.context as unknown as {
    noHydrate: boolean;
    serialize(key: string, read: Promise<string>): void;
  };
  if (!page.noHydrate) page.serialize("address", read);
  return read;
}

/** What stands in a buyer's page, and in that of a stranger whose second part is still waited for. */
async function bothPages(): Promise<{ buyers: string; strangers: string }> {
  const [paid, lamp, price] = [0, 1, 2].map(() => Promise.withResolvers<string>());
  const buyers = page("https://shop.test/done", async () => {
    await paid!.promise;
    return await address();
  });
  const strangers = page(
    "https://shop.test/lamp",
    () => lamp!.promise,
    () => price!.promise,
  );
  lamp!.resolve("Lamp");
  await lamp!.promise;
  paid!.resolve("paid");
  await new Promise((done) => setTimeout(done));
  price!.resolve("$20");
  return { buyers: await buyers, strangers: await strangers };
}

it("by itself, Solid writes what one page reads into the other", async () => {
  expect((await bothPages()).strangers).toContain("12 Private Road");
});

it("kept apart, each page holds its own", async () => {
  keepRenderingsApart();
  keepRenderingsApart(); // as where the server's code is reloaded
  const { buyers, strangers } = await bothPages();
  expect(strangers).toContain("Lamp");
  expect(strangers).not.toContain("12 Private Road");
  // Beside the page itself: what the browser finds there it does not ask for again.
  expect(buyers).toMatch(/12 Private Road.*12 Private Road/s);
});
