// The buyer app's Worker: SolidStart's renderer inside the edge that all three apps share.
import start from "./entry-server.tsx";
import { edge } from "@stoa/edge";
import { isPublicPath, PAGE_PARAMETERS } from "./lib/page.ts";

export default edge({
  app: "buyer",
  render: (request) => start.fetch(request),
  isPublicPath,
  cacheParameters: PAGE_PARAMETERS,
  build: import.meta.env.STOA_BUILD,
});
