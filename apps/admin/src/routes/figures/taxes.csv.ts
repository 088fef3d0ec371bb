// The taxes of a report as a file: one row for each country, region and currency, amounts as decimals.
import type { APIEvent } from "@solidjs/start/server";
import { writeMoney } from "@stoa/client";
import { figuresFile } from "../../lib/figures-file.ts";

export const GET = ({ request }: APIEvent): Promise<Response> =>
  figuresFile(request, {
    name: "taxes",
    head: ["country", "region", "currency", "charged", "taken_back", "owed"],
    rows: ({ taxes }) =>
      taxes.map((of) => [
        of.country,
        of.region,
        of.currency,
        writeMoney(of.chargedMinor, of.currency),
        writeMoney(of.takenBackMinor, of.currency),
        writeMoney(of.taxMinor, of.currency),
      ]),
  });
