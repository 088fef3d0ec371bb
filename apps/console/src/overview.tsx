// The first page: where everything is on this computer, the demo accounts, and cards to pay with.
import { Hono } from "hono";
import { type Env, originsOf } from "./env.ts";
import { Page } from "./page.tsx";

const APPS = [
  ["buyer", "Shop", "buyer@demo.stoa"],
  ["seller", "Seller", "seller@demo.stoa"],
  ["admin", "Admin", "admin@demo.stoa"],
] as const;

/** Means of payment and what comes of them in the sandbox. */
const MEANS = [
  ["4242 4242 4242 4242", "succeeds; so does any other valid card number"],
  ["4000 0027 6000 3184", "asks for 3-D Secure"],
  ["4000 0000 0000 0002", "is declined: card_declined"],
  ["4000 0000 0000 9995", "is declined: insufficient_funds"],
  ["4000 0000 0000 0069", "is declined: expired_card"],
  ["success@upi", "pays at once"],
  ["anyone@upi", "asks for approval"],
  ["fail@upi", "is declined: payment_declined"],
] as const;

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
