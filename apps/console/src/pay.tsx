// The provider's hosted pages, on which a customer approves or refuses: the bank's challenge for a card, the
// request in a UPI app, the wallet. Once decided, the customer goes back to where they came from.
import { CURRENCY_DECIMALS, formatMoney } from "@stoa/contract";
import type { PaymentFile } from "@stoa/providers";
import { Hono } from "hono";
import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { renderSVG } from "uqr";
import { type Env, sandboxOf } from "./env.ts";
import { policyLeadingTo } from "./guard.ts";
import { Sheet } from "./page.tsx";

export const pay = new Hono<{ Bindings: Env }>()
  .get("/pay/:ref", async (c) => {
    const found = await sandboxOf(c.env).file(c.req.param("ref"));
    if (!found.ok) return c.notFound();
    const { value: file } = found;
    if (file.status !== "requires_action") return c.redirect(file.returnUrl, 303);
    c.header("content-security-policy", policyLeadingTo(file.returnUrl));
    return c.html(<Hosted file={file} />);
  })
  .post("/pay/:ref", async (c) => {
    const { decision } = await c.req.parseBody();
    if (decision !== "approve" && decision !== "refuse") return c.text("Approve or refuse.", 400);
    const decided = await sandboxOf(c.env).decide(c.req.param("ref"), decision);
    if (!decided.ok) return c.notFound();
    c.header("content-security-policy", policyLeadingTo(decided.value.returnUrl));
    return c.redirect(decided.value.returnUrl, 303);
  });

function Hosted({ file }: { file: PaymentFile }) {
  switch (file.method) {
    case "upi":
      return <UpiRequest file={file} />;
    case "wallet":
      return <WalletPage file={file} />;
    default:
      return <CardChallenge file={file} />;
  }
}

function CardChallenge({ file }: { file: PaymentFile }) {
  return (
    <Slip
      file={file}
      brand="Sandbox Bank"
      title="Is this you?"
      words={["Approve", "Refuse"]}
      facts={[["Card", file.instrument]]}
    >
      <p>Your bank checks that it is you who pays with this card (3-D Secure).</p>
    </Slip>
  );
}

function UpiRequest({ file }: { file: PaymentFile }) {
  return (
    <Slip
      file={file}
      brand="Sandbox UPI"
      title="Approve in your UPI app"
      words={["Approve", "Decline"]}
      facts={[["Request sent to", file.instrument]]}
    >
      <div class="qr" role="img" aria-label="QR code that pays this amount">
        {raw(renderSVG(upiLink(file), { border: 2 }))}
      </div>
      <p>Scan the code with any UPI app, or answer the request that was sent to your address.</p>
    </Slip>
  );
}

function WalletPage({ file }: { file: PaymentFile }) {
  return (
    <Slip
      file={file}
      brand="Sandbox Wallet"
      title="Pay with your wallet"
      words={["Pay", "Cancel"]}
      facts={[["From", "Your balance"]]}
    >
      <p>The amount is taken from your balance at once.</p>
    </Slip>
  );
}

/** What the three pages have in common: who asks, how much, yes and no. */
function Slip(props: {
  file: PaymentFile;
  brand: string;
  title: string;
  words: [yes: string, no: string];
  facts: [string, string][];
  children: Child;
}) {
  const { file, words } = props;
  const amount = formatMoney(file.amountMinor, file.currency, "en");
  return (
    <Sheet title={props.title}>
      <main class="slip">
        <p class="bank">{props.brand}</p>
        <h1>{props.title}</h1>
        {props.children}
        <dl class="facts">
          <dt>To</dt>
          <dd>Stoa</dd>
          {props.facts.map(([name, fact]) => (
            <>
              <dt>{name}</dt>
              <dd>{fact}</dd>
            </>
          ))}
          <dt>Amount</dt>
          <dd class="due">{amount}</dd>
        </dl>
        <form method="post">
          <button class="button" name="decision" value="approve">
            {words[0]}
          </button>
          <button class="button quiet" name="decision" value="refuse">
            {words[1]}
          </button>
        </form>
        <p class="soft">This is the sandbox: no money moves.</p>
      </main>
    </Sheet>
  );
}

/** The link that UPI apps understand (NPCI's UPI linking specification): payee, amount, reference. */
function upiLink({ ref, amountMinor, currency }: PaymentFile): string {
  const decimals = CURRENCY_DECIMALS[currency];
  const query = new URLSearchParams({
    pa: "stoa@sandbox",
    pn: "Stoa",
    tr: ref,
    am: (amountMinor / 10 ** decimals).toFixed(decimals),
    cu: currency,
  });
  return `upi://pay?${query}`;
}
