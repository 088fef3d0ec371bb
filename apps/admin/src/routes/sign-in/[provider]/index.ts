// The way to a provider.
import type { APIEvent } from "@solidjs/start/server";
import { toProvider } from "@stoa/client/signing";
import { deskPlaces } from "@stoa/client/solid";
import { api } from "~/lib/api";

export const GET = ({ request, params }: APIEvent): Promise<Response> =>
  toProvider(api(), request, { provider: params["provider"] ?? "", placesOf: deskPlaces });
