// A visitor who names no market gets the likeliest.
import { expect, test } from "vitest";
import { preferredMarket } from "./preferred-market.ts";

test.each([
  ["de-DE,de;q=0.9,en;q=0.8", undefined, "de"],
  ["de-AT", "AT", "de"],
  ["en-IN,en;q=0.9", "US", "in"],
  ["ja", undefined, "jp"],
  ["ar-EG,ar", "EG", "ae"],
  ["en", "IN", "in"],
  ["en-US", "DE", "us"],
  ["fr-FR,fr", "DE", "de"],
  ["fr-FR", "FR", "us"],
  ["", undefined, "us"],
])("languages %j from %s lead to /%s", (languages, country, market) => {
  expect(preferredMarket(languages, country)).toBe(market);
});
