// The reference as one page: the document, readable. Plain HTML from the document alone; no script, one sheet of style.
import { ERROR_CODES } from "@stoa/contract";
import type { OpenApiDocument, Operation } from "./document.ts";
import type { JsonSchema } from "./input.ts";
import { REFERENCE_STYLE } from "./reference-style.ts";

const escaped = (text: unknown): string =>
  String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Words with `code` in them. */
const prose = (text: unknown): string => escaped(text ?? "").replaceAll(/`([^`]+)`/g, "<code>$1</code>");

const slug = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

const bare = (type: unknown, { pattern, format }: JsonSchema): string => {
  const [, prefix] = /^\^([a-z]+_)\.\*\$$/.exec(String(pattern ?? "")) ?? [];
  return escaped(prefix ? `${prefix}…` : format === undefined ? type : `${String(type)} (${String(format)})`);
};

/** A schema in one line, as TypeScript would write it, with names that lead to where they stand. */
function typeOf(schema: JsonSchema): string {
  const { $ref, type, items } = schema;
  if (typeof $ref === "string") {
    const name = $ref.split("/").at(-1) ?? "";
    return `<a href="#type-${escaped(name)}">${escaped(name)}</a>`;
  }
  if (schema["const"] !== undefined) return escaped(JSON.stringify(schema["const"]));
  if (Array.isArray(schema["enum"])) return schema["enum"].map((some) => escaped(JSON.stringify(some))).join(" | ");
  const any = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(any)) return (any as JsonSchema[]).map(typeOf).join(" | ");
  if (Array.isArray(type)) return type.map((some) => bare(some, schema)).join(" | ");
  if (type === "array") return items ? `${typeOf(items as JsonSchema)}[]` : "array";
  if (type !== "object") return type === undefined ? "any" : bare(type, schema);
  const { properties, additionalProperties } = schema as { properties?: object; additionalProperties?: unknown };
  if (!properties && additionalProperties && additionalProperties !== true)
    return `{ [name]: ${typeOf(additionalProperties as JsonSchema)} }`;
  return properties ? "object" : "{ }";
}

/** The limits that a schema puts, in a few words. */
function limits(schema: JsonSchema): string {
  const names = { minimum: "at least", maximum: "at most", minLength: "min. length", maxLength: "max. length" };
  const found = Object.entries({
    ...names,
    minItems: "min. items",
    maxItems: "max. items",
    default: "default",
  }).flatMap(([key, words]) => {
    const value = schema[key];
    // Limits that are those of the number type say nothing.
    return value === undefined || Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER
      ? []
      : [`${words} ${JSON.stringify(value)}`];
  });
  return escaped(found.join(", "));
}

/** The fields of an object, and those of the objects in it, as rows. */
function rows(schema: JsonSchema, prefix = ""): string {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties)
    .map(([name, of]) => {
      const must = required.includes(name) ? "" : "<small>optional</small>";
      const words = [prose(of["description"]), limits(of)].filter((some) => some !== "").join(" · ");
      const inner = of["type"] === "array" ? ((of["items"] ?? {}) as JsonSchema) : of;
      const own = `<tr><td><code>${escaped(prefix + name)}</code>${must}</td><td><code>${typeOf(of)}</code></td><td>${words}</td></tr>`;
      const at = `${prefix}${name}${of["type"] === "array" ? "[]" : ""}.`;
      // Of several kinds, the fields of each one stand after the other.
      const kinds = (inner["anyOf"] ?? inner["oneOf"] ?? [inner]) as JsonSchema[];
      return own + kinds.map((kind) => (kind["type"] === "object" ? rows(kind, at) : "")).join("");
    })
    .join("");
}

const table = (caption: string, body: string): string =>
  body === ""
    ? ""
    : `<div class="table"><table><caption>${caption}</caption><thead><tr><th>Field</th><th>Type</th><th>What it is</th></tr></thead><tbody>${body}</tbody></table></div>`;

/** An object of one schema that holds the parameters, so that they are told of like fields. */
function asObject(parameters: readonly JsonSchema[]): JsonSchema {
  const own = parameters.filter(({ name }) => name !== undefined);
  const schemaOf = ({ schema, content }: JsonSchema) =>
    (schema ?? (content as { "application/json": { schema: JsonSchema } })["application/json"].schema) as JsonSchema;
  return {
    type: "object",
    properties: Object.fromEntries(own.map((some) => [String(some["name"]), schemaOf(some)])),
    required: own.filter(({ required }) => required === true).map(({ name }) => name),
  };
}

function answerOf({ responses }: Operation): string {
  const { "200": ok } = responses as Record<string, { content: { "application/json": { schema: JsonSchema } } }>;
  if (!ok) return "<p class=answer>Answers <code>204</code>, without a body.</p>";
  const { schema } = ok.content["application/json"];
  const fields = table("Answer", rows(schema["type"] === "array" ? ((schema["items"] ?? {}) as JsonSchema) : schema));
  return `<p class=answer>Answers <code>200</code> with <code>${typeOf(schema)}</code></p>${fields}`;
}

const refusals = ({ responses }: Operation): string =>
  Object.entries(responses)
    .filter(([status]) => /^[45]/.test(status))
    .map(([status, { description }]) => `<li><b>${status}</b> ${prose(description)}</li>`)
    .join("");

function access({ security }: Operation): string {
  const scopes = security.flatMap(({ oauth = [] }) => oauth);
  if (scopes.length === 0) return "<p class=scope>Anybody may call it.</p>";
  return `<p class=scope>Scope ${scopes.map((scope) => `<code>${escaped(scope)}</code>`).join(" or ")}</p>`;
}

function operation(method: string, template: string, of: Operation): string {
  const path = escaped(template).replaceAll(/\{\w+\}/g, "<i>$&</i>");
  const body = of.requestBody?.content["application/json"].schema;
  return `<details class="operation" id="${escaped(of.operationId)}"><summary><b class="${method}">${method.toUpperCase()}</b><code>${path}</code><span>${prose(of.summary)}</span></summary>
<div class="inside">${of.description ? `<p>${prose(of.description)}</p>` : ""}${access(of)}
${table("Parameters", rows(asObject(of.parameters)))}${body ? table("Body", rows(body)) : ""}${answerOf(of)}
<p>Refusals:</p><ul>${refusals(of)}</ul><p class=scope>Procedure <code>${escaped(of["x-stoa-procedure"])}</code></p></div></details>`;
}

/** The page. `sheet` is its style, which its policy names by hash. */
export function referencePage(document: OpenApiDocument): { html: string; sheet: string } {
  const operations = Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, of]) => ({ tag: of.tags[0] ?? "", html: operation(method, template, of) })),
  );
  const groups = [...Map.groupBy(operations, ({ tag }) => tag)];
  const schemas = Object.entries(document.components["schemas"] ?? {});
  const codes = [...ERROR_CODES, "METHOD_NOT_SUPPORTED", "INTERNAL"];
  const links = groups.map(([tag]) => `<li><a href="#${slug(tag)}">${escaped(tag)}</a></li>`).join("");
  const sections = groups
    .map(
      ([tag, some]) =>
        `<section id="${slug(tag)}"><h2>${escaped(tag)}</h2>${some.map(({ html }) => html).join("")}</section>`,
    )
    .join("");
  const types = schemas
    .map(([name, schema]) => {
      const body = table(escaped(name), rows(schema));
      const words = prose(schema["description"]);
      return `<article id="type-${escaped(name)}"><h3>${escaped(name)}</h3>${words ? `<p>${words}</p>` : ""}${body || `<p><code>${typeOf(schema)}</code></p>`}</article>`;
    })
    .join("");
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Stoa API reference</title><style>${REFERENCE_STYLE}</style></head><body>
<a class="skip" href="#main">To the content</a><header><b>Stoa</b> API reference <a href="/openapi.json">openapi.json</a></header>
<div class="page"><nav aria-label="Contents"><ul><li><a href="#start">Start</a></li>${links}<li><a href="#errors">Errors</a></li><li><a href="#types">Types</a></li></ul></nav>
<main id="main"><section id="start"><h1>Stoa API</h1><p>${prose(document.info["description"])}</p>
<pre><code>curl "${escaped(document.servers[0]?.url)}/v1/listings?market=us&amp;q=lamp"</code></pre>
<p>What is not public asks for <code>Authorization: Bearer …</code> with a key or an access token that has the scope told. Every answer tells of the limit in <code>RateLimit</code> and <code>RateLimit-Policy</code>; with <code>429</code> comes <code>Retry-After</code>.</p></section>
${sections}<section id="errors"><h2>Errors</h2><p>Every refusal has one of these as its <code>code</code>.</p><ul class="codes">${codes.map((code) => `<li id="${code}"><code>${code}</code></li>`).join("")}</ul></section>
<section id="types"><h2>Types</h2>${types}</section></main></div></body></html>`;
  return { html, sheet: REFERENCE_STYLE };
}
