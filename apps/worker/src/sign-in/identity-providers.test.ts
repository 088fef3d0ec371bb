// Which providers a deployment has.
import { expect, it } from "vitest";
import { identityProviders } from "../identity.ts";

const HERE = JSON.stringify({ buyer: "http://localhost:3000", console: "http://localhost:3003" });
const THERE = JSON.stringify({ buyer: "https://shop.example", console: "https://console.example" });
const row = (issuer: string) =>
  JSON.stringify([
    { provider: "corp", label: "Corp", kind: "oidc", issuer, clientId: "stoa", clientSecret: "s", scopes: [] },
  ]);

it("the console's own is there on one's own computer only, whatever the settings say", () => {
  const names = (STOA_ENV: string, APP_ORIGINS: string) =>
    identityProviders({ STOA_ENV, APP_ORIGINS }).map(({ provider }) => provider);
  expect(names("local", HERE)).toEqual(["local"]);
  expect(names("local", THERE)).toEqual([]);
  expect(names("production", THERE)).toEqual([]);
});

it("an issuer that does not answer by https is refused where others can reach the marketplace", () => {
  const from = (issuer: string) => () =>
    identityProviders({ STOA_ENV: "production", APP_ORIGINS: THERE, STOA_SIGN_IN_PROVIDERS: row(issuer) });
  expect(from("https://id.example")).not.toThrow();
  expect(from("http://id.example")).toThrow('the issuer of "corp" must begin with https://');
});
