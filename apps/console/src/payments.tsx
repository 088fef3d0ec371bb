// What the sandbox provider did: its payments with their facts and webhooks, and the statement to reconcile with.
import { formatMoney } from "@stoa/contract";
import type { PaymentFile } from "@stoa/providers";
import { Hono } from "hono";
import { type Env, sandboxOf } from "./env.ts";
import { Money, Nothing, Older, Page, State, Time } from "./page.tsx";

const PAGE_SIZE = 50;

export const payments = new Hono<{ Bindings: Env }>()
  .get("/payments", async (c) => {
    const list = await sandboxOf(c.env).list({ limit: PAGE_SIZE, beforeRef: c.req.query("before") ?? null });
    const last = list.length === PAGE_SIZE ? list.at(-1) : undefined;
    return c.html(
      <Page title="Payments" at="/payments">
        <p class="soft">
          The statement lists all charges, refunds, disputes, fees and transfers: as <a href="/statement.csv">CSV</a> or{" "}
          <a href="/statement.json">JSON</a>.
        </p>
        {list.length === 0 ? <Nothing>No payments yet.</Nothing> : <Payments list={list} />}
        <Older href={last ? `/payments?before=${last.ref}` : null} />
      </Page>,
    );
  })
  .get("/payments/:ref", async (c) => {
    const found = await sandboxOf(c.env).file(c.req.param("ref"));
    if (!found.ok) return c.notFound();
    return c.html(
      <Page title={formatMoney(found.value.amountMinor, found.value.currency, "en")} at="/payments">
        <Payment file={found.value} />
      </Page>,
    );
  })
  .post("/payments/:ref/dispute", async (c) => {
    const ref = c.req.param("ref");
    const { step, disputeRef } = await c.req.parseBody();
    if (step !== "open" && step !== "won" && step !== "lost") return c.text("Open it, or say who wins.", 400);
    const done = await sandboxOf(c.env).dispute(
      ref,
      step === "open" ? "open" : { disputeRef: String(disputeRef), outcome: step },
    );
    if (!done.ok) return c.text("That cannot be done with this payment now.", done.code === "NOT_FOUND" ? 404 : 409);
    return c.redirect(`/payments/${ref}`, 303);
  })
  .get("/statement.json", async (c) => c.json(await sandboxOf(c.env).statement(periodOf(c.req.query()))))
  .get("/statement.csv", async (c) => {
    const moved = await sandboxOf(c.env).statement(periodOf(c.req.query()));
    const lines = moved.map((line) =>
      [
        line.lineId,
        line.kind,
        line.providerRef,
        line.key ?? "",
        line.amountMinor,
        line.currency,
        new Date(line.at).toISOString(),
      ].join(","),
    );
    c.header("content-disposition", 'attachment; filename="statement.csv"');
    return c.body(["line,kind,payment,key,amount_minor,currency,at", ...lines, ""].join("\r\n"), 200, {
      "content-type": "text/csv; charset=utf-8",
    });
  });

/** The period of a statement: `from` and `to` in milliseconds, either may be left out. */
function periodOf({ from, to }: Record<string, string>): { fromAt?: number; toAt?: number } {
  return { ...(Number(from) ? { fromAt: Number(from) } : {}), ...(Number(to) ? { toAt: Number(to) } : {}) };
}

function Payments(props: { list: PaymentFile[] }) {
  return (
    <ul class="list">
      {props.list.map((file) => (
        <li>
          <a href={`/payments/${file.ref}`}>
            <strong>
              <Money minor={file.amountMinor} currency={file.currency} />
            </strong>
            <span class="soft">
              {file.instrument}
              {file.events.map((event) => ` · ${event.type}`)}
            </span>
          </a>
          <span class="side">
            <State of={file.status} />
            <span class="soft">
              <Time at={file.createdAt} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Payment({ file }: { file: PaymentFile }) {
  return (
    <>
      <dl class="facts">
        <dt>State</dt>
        <dd>
          <State of={file.status} /> {file.declineCode}
        </dd>
        <dt>Paid with</dt>
        <dd>{file.instrument}</dd>
        <dt>Taken</dt>
        <dd>
          <Money minor={file.capturedMinor} currency={file.currency} />
          {file.capture === "per_parcel" ? " so far, per parcel" : null}
        </dd>
        <dt>Given back</dt>
        <dd>
          <Money minor={file.refundedMinor} currency={file.currency} />
        </dd>
        <dt>Opened</dt>
        <dd>
          <Time at={file.createdAt} />
        </dd>
        <dt>Reference</dt>
        <dd>
          <code>{file.ref}</code>
        </dd>
        <dt>Key</dt>
        <dd>
          <code>{file.key}</code>
        </dd>
        <dt>Purchase</dt>
        <dd>
          <code>{file.purchaseId}</code>
        </dd>
      </dl>
      {file.redirectUrl === null ? null : (
        <p>
          <a class="button" href={`/pay/${file.ref}`}>
            Open the customer's page
          </a>
        </p>
      )}
      <Disputes file={file} />
      <h2>Facts and their webhooks</h2>
      {file.events.length === 0 ? <Nothing>Nothing has happened yet.</Nothing> : <Facts file={file} />}
    </>
  );
}

/** Asks for the money back as the customer would, and decides as their bank would. */
function Disputes({ file }: { file: PaymentFile }) {
  const open = file.disputes.find((dispute) => dispute.status === "open");
  const leftMinor = file.capturedMinor - file.refundedMinor - file.lostMinor;
  if (!open && leftMinor <= 0) return null;
  return (
    <form method="post" action={`/payments/${file.ref}/dispute`} class="find">
      {open ? (
        <>
          <input type="hidden" name="disputeRef" value={open.ref} />
          <span>
            The customer's bank asks for <Money minor={open.amountMinor} currency={file.currency} />.
          </span>
          <button class="button" name="step" value="won">
            The marketplace wins
          </button>
          <button class="button quiet" name="step" value="lost">
            The customer wins
          </button>
        </>
      ) : (
        <button class="button quiet" name="step" value="open">
          Open a dispute
        </button>
      )}
    </form>
  );
}

function Facts({ file }: { file: PaymentFile }) {
  const deliveries = Map.groupBy(file.deliveries, (delivery) => delivery.eventId);
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Fact</th>
            <th scope="col" class="number">
              Amount
            </th>
            <th scope="col">At</th>
            <th scope="col">Webhooks</th>
          </tr>
        </thead>
        <tbody>
          {file.events.map((event) => (
            <tr>
              <td>{event.type}</td>
              <td class="number">
                <Money minor={event.amountMinor} currency={event.currency} />
              </td>
              <td>
                <Time at={event.at} />
              </td>
              <td>
                {(deliveries.get(event.eventId) ?? []).map(({ status, attempts, lastAnswer }) => (
                  <div>
                    <State of={status} /> {attempts} × tried{lastAnswer === null ? "" : `, last: ${lastAnswer}`}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
