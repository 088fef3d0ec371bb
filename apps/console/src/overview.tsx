// The first page: where everything is on this computer, the demo accounts, and cards to pay with.
import { DISPUTING_CARD, TEST_CARDS } from "@stoa/providers";
import { Hono } from "hono";
import { type Env, originsOf } from "./env.ts";
import { Page } from "./page.tsx";

const APPS = [
  ["buyer", "Shop", "buyer@demo.stoa"],
  ["seller", "Seller", "seller@demo.stoa"],
  ["admin", "Admin", "admin@demo.stoa"],
] as const;

/** Means of payment and what comes of them in the sandbox. */
const MEANS: readonly (readonly [means: string, outcome: string])[] = [
  ["4242 4242 4242 4242", "succeeds; so does any other valid card number"],
  ["4000 0027 6000 3184", "asks for 3-D Secure"],
  [spaced(DISPUTING_CARD), "succeeds, and its holder disputes it at once"],
  ...Object.entries(TEST_CARDS).flatMap(([number, { declineCode }]) =>
    declineCode ? [[spaced(number), `is declined: ${declineCode}`] as const] : [],
  ),
  ["success@upi", "pays at once"],
  ["anyone@upi", "asks for approval; so does no address, with a QR code to scan"],
  ["fail@upi", "is declined: payment_declined"],
];

function spaced(number: string): string {
  return number.replace(/(?<=.)(?=(?:.{4})+$)/g, " ");
}

export const overview = new Hono<{ Bindings: Env }>().get("/", (c) => {
  const origins = originsOf(c.env);
  return c.html(
    <Page title="Overview" at="/">
      <p class="lead">Mail that the marketplace sent, and the sandbox payment provider. No money moves here.</p>
      <div class="tiles">
        {APPS.map(([app, name, account]) => (
          <a class="tile" href={origins[app]}>
            <strong>{name}</strong>
            <span>{origins[app]}</span>
            <span>{account}</span>
          </a>
        ))}
        <a class="tile" href={`${origins.api}/health`}>
          <strong>API</strong>
          <span>{origins.api}</span>
          <span>bearer tokens only</span>
        </a>
      </div>
      <p class="soft">
        The demo accounts' password is <code>stoa-demo-2026</code>.
      </p>
      <h2>Paying in the sandbox</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Pay with</th>
              <th scope="col">The payment</th>
            </tr>
          </thead>
          <tbody>
            {MEANS.map(([means, outcome]) => (
              <tr>
                <td>
                  <code>{means}</code>
                </td>
                <td>{outcome}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="soft">Any expiry in the future and any security code will do. A wallet always asks for approval.</p>
    </Page>,
  );
});
