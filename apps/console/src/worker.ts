// The local console: the mails the marketplace sent, and the sandbox payment provider's hosted pages.
import { Hono } from "hono";

const app = new Hono();

app.get("/health", (c) => c.json({ ok: true, app: "console" }));

export default app;
