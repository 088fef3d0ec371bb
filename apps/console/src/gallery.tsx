// Every mail that the marketplace can write, with sample data, in every language: written by the functions of core.
import { type Market, MARKETS, READINGS } from "@stoa/contract";
import { sampleMail, SAMPLES } from "@stoa/core/notifications/templates";
import { Hono } from "hono";
import type { Env } from "./env.ts";
import { MAIL_POLICY } from "./mail.tsx";
import { Page } from "./page.tsx";

const nameOf = ({ language }: Market): string =>
  new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
const wordsOf = (template: string): string => template.replaceAll("_", " ");
const readingOf = (language: string | undefined): Market =>
  READINGS.find((market) => market.language === language) ?? MARKETS.us;
const originOf = (env: Env): string => (JSON.parse(env.APP_ORIGINS) as { buyer: string }).buyer;

export const gallery = new Hono<{ Bindings: Env }>()
  .get("/mail/templates", (c) =>
    c.html(
      <Page title="Mail templates" at="/mail">
        <p class="lead">
          Every mail with sample data, written by the functions that write the real ones. Choose one and a language.
        </p>
        {(["buyer", "seller", "anybody"] as const).map((to) => (
          <>
            <h2>{{ buyer: "To buyers", seller: "To sellers", anybody: "To whoever owns an address" }[to]}</h2>
            <ul class="list">
              {[...SAMPLES]
                .filter(([, sample]) => sample.to === to)
                .map(([template]) => (
                  <li>
                    <a href={`/mail/templates/${template}`}>
                      <strong>{wordsOf(template)}</strong>
                      <span class="soft">{sampleMail(template, MARKETS.us, originOf(c.env))?.subject}</span>
                    </a>
                    <span class="side languages">
                      {READINGS.map((market) => (
                        <a
                          href={`/mail/templates/${template}?in=${market.language}`}
                          aria-label={`${wordsOf(template)}, ${nameOf(market)}`}
                        >
                          {market.language}
                        </a>
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
          </>
        ))}
      </Page>,
    ),
  )
  .get("/mail/templates/:template", (c) => {
    const template = c.req.param("template");
    const reading = readingOf(c.req.query("in"));
    const mail = sampleMail(template, reading, originOf(c.env));
    if (!mail) return c.notFound();
    const asText = c.req.query("as") === "text";
    const at = (language: string, form = asText) =>
      `/mail/templates/${template}?in=${language}${form ? "&as=text" : ""}`;
    return c.html(
      <Page title={mail.subject} at="/mail">
        <p class="soft">
          <a href="/mail/templates">Mail templates</a> · <code>{template}</code>
        </p>
        <nav class="tabs" aria-label="Language">
          {READINGS.map((market) => (
            <a href={at(market.language)} aria-current={market === reading ? "page" : undefined}>
              {nameOf(market)}
            </a>
          ))}
        </nav>
        <nav class="tabs" aria-label="Form of the mail">
          <a href={at(reading.language, false)} aria-current={asText ? undefined : "page"}>
            HTML
          </a>
          <a href={at(reading.language, true)} aria-current={asText ? "page" : undefined}>
            Text
          </a>
        </nav>
        {asText ? (
          <pre class="letter" dir={reading.direction} lang={reading.language}>
            {mail.text}
          </pre>
        ) : (
          <iframe class="letter" title={mail.subject} src={`/mail/templates/${template}/html?in=${reading.language}`} />
        )}
      </Page>,
    );
  })
  .get("/mail/templates/:template/html", (c) => {
    const mail = sampleMail(c.req.param("template"), readingOf(c.req.query("in")), originOf(c.env));
    if (!mail) return c.notFound();
    c.header("content-security-policy", MAIL_POLICY);
    return c.html(mail.html.replace("<head>", '<head><base target="_top">'));
  });
