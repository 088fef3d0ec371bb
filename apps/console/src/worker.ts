// The local console: the mails the marketplace sent, the sandbox payment provider's pages, and an identity provider.
import { Hono } from "hono";
import { behaviour } from "./behaviour.tsx";
import { readClock } from "./clock.ts";
import type { Env } from "./env.ts";
import { guard } from "./guard.ts";
import { idp, idpForPrograms } from "./idp/index.tsx";
import { gallery } from "./gallery.tsx";
import { mail } from "./mail.tsx";
import { overview } from "./overview.tsx";
import { pay } from "./pay.tsx";
import { payments } from "./payments.tsx";
import { STYLE } from "./style.ts";

const app = new Hono<{ Bindings: Env }>();

app.get("/health", (c) => c.json({ ok: true, app: "console" }));
app.use(async (c, next) => {
  await readClock(c.env.DB);
  await next();
});
// The API asks these: it is no browser, and sends no form of a page.
app.route("/", idpForPrograms);
app.use(guard);
app.get("/style.css", (c) => c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }));
for (const part of [overview, gallery, mail, payments, behaviour, pay, idp]) app.route("/", part);
app.notFound((c) => c.text("There is nothing here.", 404));

export default app;
