// The mails that the marketplace wrote, newest first, read from its database and never changed.
import { Hono } from "hono";
import type { Env } from "./env.ts";
import { withLink } from "./links.ts";
import { Nothing, Older, Page, State, Time } from "./page.tsx";

interface Mail {
  id: string;
  key: string;
  template: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  linkSeed: string | null;
  status: "waiting" | "sent" | "failed";
  createdAt: number;
  sentAt: number | null;
  /** Where a mail program switches this kind off; null where that cannot be. */
  unsubscribeUrl: string | null;
}

const COLUMNS =
  "id, key, template, recipient AS 'to', subject, text, html, link_seed AS linkSeed, status, created_at AS createdAt, sent_at AS sentAt, unsubscribe_url AS unsubscribeUrl";
const PAGE_SIZE = 50;

/** A mail may style itself and show pictures; it runs no script, and its links open in the whole window. */
export const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";

/** Newest first; ids sort by time. Without a recipient, everybody's. */
async function mailsTo(env: Env, to: string, before: string): Promise<Mail[]> {
  const query = `SELECT ${COLUMNS} FROM mail WHERE (?1 = '' OR recipient = ?1) AND (?2 = '' OR id < ?2) ORDER BY id DESC LIMIT ${PAGE_SIZE}`;
  const { results } = await env.DB.prepare(query).bind(to, before).all<Mail>();
  return await Promise.all(results.map((each) => asSent(env, each)));
}

async function mailBy(env: Env, id: string): Promise<Mail | null> {
  const found = await env.DB.prepare(`SELECT ${COLUMNS} FROM mail WHERE id = ?`).bind(id).first<Mail>();
  return found && (await asSent(env, found));
}

/** A mail as its reader got it. */
async function asSent(env: Env, kept: Mail): Promise<Mail> {
  const [text, html] = [await withLink(env, kept.text, kept.linkSeed), await withLink(env, kept.html, kept.linkSeed)];
  return { ...kept, text, html };
}

export const mail = new Hono<{ Bindings: Env }>()
  .get("/mail", async (c) => {
    const { to = "", before = "" } = c.req.query();
    const mails = await mailsTo(c.env, to.trim().toLowerCase(), before);
    const last = mails.length === PAGE_SIZE ? mails.at(-1) : undefined;
    return c.html(
      <Page title="Mail" at="/mail">
        <p class="soft">
          <a href="/mail/templates">All templates, in every language</a>
        </p>
        <form class="find" method="get">
          <label for="to">Sent to</label>
          <input id="to" name="to" type="search" value={to} placeholder="buyer@demo.stoa" />
          <button type="submit">Find</button>
        </form>
        {mails.length === 0 ? (
          <Nothing>{to === "" ? "No mail yet. Buy something." : `No mail to ${to}.`}</Nothing>
        ) : (
          <Mails mails={mails} />
        )}
        <Older href={last ? `/mail?${new URLSearchParams({ to, before: last.id })}` : null} />
      </Page>,
    );
  })
  .get("/mail.json", async (c) => {
    const { to = "", before = "" } = c.req.query();
    return c.json(await mailsTo(c.env, to.trim().toLowerCase(), before));
  })
  .get("/mail/:id", async (c) => {
    const found = await mailBy(c.env, c.req.param("id"));
    if (found === null) return c.notFound();
    const asText = c.req.query("as") === "text";
    return c.html(
      <Page title={found.subject} at="/mail">
        <p class="soft">
          To {found.to} · <Time at={found.createdAt} /> · <State of={found.status} /> · <code>{found.key}</code>
        </p>
        <nav class="tabs" aria-label="Form of the mail">
          <a href={`/mail/${found.id}`} aria-current={asText ? undefined : "page"}>
            HTML
          </a>
          <a href={`/mail/${found.id}?as=text`} aria-current={asText ? "page" : undefined}>
            Text
          </a>
        </nav>
        {asText ? (
          <pre class="letter">{found.text}</pre>
        ) : (
          <iframe class="letter" title={found.subject} src={`/mail/${found.id}/html`} />
        )}
      </Page>,
    );
  })
  .get("/mail/:id/html", async (c) => {
    const found = await mailBy(c.env, c.req.param("id"));
    if (found === null) return c.notFound();
    c.header("content-security-policy", MAIL_POLICY);
    return c.html(found.html.replace("<head>", '<head><base target="_top">'));
  });

function Mails(props: { mails: Mail[] }) {
  return (
    <ul class="list">
      {props.mails.map((each) => (
        <li>
          <a href={`/mail/${each.id}`}>
            <strong>{each.subject}</strong>
            <span class="soft">
              {each.to} · {each.template.replaceAll("_", " ")}
            </span>
          </a>
          <span class="side">
            <State of={each.status} />
            <span class="soft">
              <Time at={each.createdAt} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
