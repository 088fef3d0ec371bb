// Runs a form that was posted without scripts, before its page renders: a good outcome redirects, or is handed to the page
// where it is to be shown once; a refusal is handed to it, too, and stands beside what was typed.
import { createMiddleware } from "@solidjs/start/middleware";
import { marketOf } from "@stoa/client";
import { getRequestEvent } from "solid-js/web";
import { FORMS } from "./lib/forms/index.ts";
import { inLanguageOf } from "./lib/page.ts";
import { type Posted, shownAgain } from "./lib/posted.ts";

const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)/;

export default createMiddleware([
  async (event, next) => {
    if (event.req.method !== "POST" || !FORM_TYPES.test(event.req.headers.get("content-type") ?? "")) return next();
    const market = marketOf(new URL(event.req.url).pathname.split("/")[1] ?? "");
    const fields = await event.req.formData();
    const action = FORMS.find((form) => form.name === fields.get("form"));
    if (market === null || action === undefined) return new Response("There is no such form.", { status: 400 });
    const outcome = await action.run(fields, market);
    if ("to" in outcome) {
      const location = inLanguageOf(new URL(event.req.url).pathname, outcome.to);
      return new Response(null, { status: 303, headers: { location } });
    }
    const isTold = "told" in outcome;
    const posted: Posted = {
      form: action.name,
      refusal: isTold ? null : outcome,
      told: isTold ? outcome.told : null,
      fields: isTold ? {} : shownAgain(fields),
    };
    getRequestEvent()!.locals["posted"] = posted;
    return next();
  },
]);
