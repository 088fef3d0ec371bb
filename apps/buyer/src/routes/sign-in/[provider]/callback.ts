// The way back from a provider, at the one address that it knows.
import type { APIEvent } from "@solidjs/start/server";
import { fromProvider } from "@stoa/client/signing";
import { api } from "../../../lib/api.ts";
import { placesOf } from "../../../lib/forms/signing.ts";
import { marketOfPath } from "../../../lib/page.ts";

export const GET = ({ request, params }: APIEvent): Promise<Response> =>
  fromProvider(api(), request, {
    provider: params["provider"] ?? "",
    placesOf: (next) => placesOf(marketOfPath(next)),
  });
