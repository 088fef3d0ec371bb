// `/llms.txt`: what a program that reads should know of the shop and its API. https://llmstxt.org
import type { Env } from "./env.ts";

const text = ({ buyer, api }: { buyer: string; api: string }): string => `# Stoa

> An open marketplace of many sellers. Everything that can be done on its pages can be done by a program with its owner's leave.

Pages are under a market: \`${buyer}/us\`, and \`de\`, \`jp\`, \`ae\`, \`in\`. They work without scripts and carry schema.org data.
Money is in the smallest unit of its currency, times are milliseconds since 1970 (UTC).

## API

- [OpenAPI 3.1](${api}/openapi.json): every operation with inputs, answers, scopes and refusals
- [Reference](${api}/reference): the same, to read
- [Search](${api}/v1/listings?market=us&q=lamp): \`GET /v1/listings?market=us&q=…\`, for anybody
- [Product](${api}/reference#shopCatalogProduct): \`GET /v1/products/{slug}?market=us\`, with each seller's offers
- [OAuth](${api}/.well-known/oauth-authorization-server): how a person lets a program in; nothing is bought without the scope \`buyer:checkout\`

Send \`Authorization: Bearer …\`, and an \`Idempotency-Key\` with every POST so that it can be repeated. Read \`RateLimit\` in the answers;
after \`429\` or \`503\` wait as long as \`Retry-After\` says. A refusal has a \`code\` of a closed list.

## Pages

- [Sitemap](${buyer}/sitemap.xml): every product, category, shop and help page
- [Keys and apps](${buyer}/us/account/access): where a person makes keys and sees which programs they let in
- [Help](${buyer}/us/help): orders, returns, the guarantee
`;

/** The text, with this deployment's own addresses. */
export const sendLlms = ({ APP_ORIGINS }: Env): Response =>
  new Response(text(JSON.parse(APP_ORIGINS) as { buyer: string; api: string }), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
