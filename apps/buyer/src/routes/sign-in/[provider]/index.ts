// The way to a provider. It belongs to no market: the page that it leads on to says which.
import type { APIEvent } from "@solidjs/start/server";
import { toProvider } from "@stoa/client/signing";
import { api } from "../../../lib/api.ts";
import { placesOf } from "../../../lib/forms/signing.ts";
import { marketOfPath } from "../../../lib/page.ts";

export const GET = ({ request, params }: APIEvent): Promise<Response> =>
  toProvider(api(), request, {
    provider: params["provider"] ?? "",
    placesOf: (next) => placesOf(marketOfPath(next)),
  });
