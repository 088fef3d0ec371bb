// The OpenAPI 3.1 document of what other programs may call: addresses and inputs from the router, answers from its types.
import { ERROR_CODES, type ErrorCode, isErrorCode, type Scope, SCOPES } from "@stoa/contract";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_CODE } from "../errors.ts";
import { type JsonSchema, writingOf } from "./input.ts";
import { type Route, routes } from "./routes.ts";

/** What TypeScript knows of the answers of open procedures; `answer` is null for those that answer nothing. */
export interface Answers {
  procedures: Record<string, { description: string; throws: string[]; answer: JsonSchema | null }>;
  schemas: Record<string, JsonSchema>;
}

/** One operation of the document. */
export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters: JsonSchema[];
  requestBody?: { required: boolean; content: { "application/json": { schema: JsonSchema } } };
  responses: Record<string, JsonSchema>;
  "x-stoa-procedure": string;
}

/** The document. */
export interface OpenApiDocument {
  openapi: "3.1.1";
  info: Record<string, unknown>;
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, JsonSchema>>;
}

/** The HTTP status of an error. */
export const statusOf = (code: ErrorCode): number =>
  getHTTPStatusCodeFromError(new TRPCError({ code: TRPC_CODE[code] }));

const ABOUT = `Everything that another program may do in the shop and for a seller. The same procedures are called as by the
shop's own pages, so the same rules hold. Money is in the smallest unit of its currency, times are milliseconds since 1970
(UTC). Errors are \`application/problem+json\` (RFC 9457) with a \`code\` of a closed list. A POST with an
\`Idempotency-Key\` can be repeated safely for a day.`;

const tagOf = (path: string): string => {
  const [side = "", noun = ""] = path.split(".");
  const words = noun.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (side === "account") return "Account";
  return side === "seller" ? `Seller: ${words}` : words.charAt(0).toUpperCase() + words.slice(1);
};

const operationId = (path: string): string => path.replaceAll(/\.(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Any of the scopes opens it; a key carries scopes, too, which OpenAPI says for OAuth alone. */
const securityOf = ({ isPublic, scopes }: Route["procedure"]): Record<string, string[]>[] =>
  isPublic ? [{}, { key: [] }] : [...scopes.map((scope) => ({ oauth: [scope] })), { key: [] }];

function parametersOf({ method, parameter, input }: Route): JsonSchema[] {
  const fields = Object.entries(input?.properties ?? {}).filter(([name]) => method === "GET" || name === parameter);
  const found = fields.map(([name, schema]): JsonSchema => {
    if (name === parameter) return { name, in: "path", required: true, schema };
    const of = { name, in: "query", required: input?.required?.includes(name) === true };
    return writingOf(schema) === "json" ? { ...of, content: { "application/json": { schema } } } : { ...of, schema };
  });
  return method === "GET" ? found : [...found, { $ref: "#/components/parameters/IdempotencyKey" }];
}

function bodyOf({ method, parameter, input }: Route): Pick<Operation, "requestBody"> {
  if (method === "GET" || !input) return {};
  const properties = Object.fromEntries(Object.entries(input.properties).filter(([name]) => name !== parameter));
  if (Object.keys(properties).length === 0) return {};
  const required = (input.required ?? []).filter((name) => name !== parameter);
  const { required: _, ...rest } = input;
  const schema = { ...rest, properties, ...(required.length > 0 ? { required } : {}) };
  return { requestBody: { required: required.length > 0, content: { "application/json": { schema } } } };
}

/** The refusals that a caller may meet, by status; any other of the closed list may come, too. */
function refusalsOf({ procedure, input }: Route, throws: readonly string[]): Record<string, JsonSchema> {
  const codes: ErrorCode[] = [
    ...throws.filter(isErrorCode),
    ...(input ? (["INVALID_INPUT"] as const) : []),
    ...(procedure.isPublic ? [] : (["UNAUTHENTICATED", "FORBIDDEN"] as const)),
    "RATE_LIMITED",
  ];
  const byStatus = Map.groupBy(new Set(codes), statusOf);
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  const found = [...byStatus].map(([status, some]) => {
    const description = some.map((code) => `\`${code}\``).join(", ");
    const headers = status === 429 ? { "Retry-After": { $ref: "#/components/headers/RetryAfter" } } : undefined;
    return [String(status), { description, ...(headers ? { headers } : {}), content }] as const;
  });
  return { ...Object.fromEntries(found), default: { $ref: "#/components/responses/Problem" } };
}

const LIMIT_HEADERS = {
  RateLimit: { $ref: "#/components/headers/RateLimit" },
  "RateLimit-Policy": { $ref: "#/components/headers/RateLimitPolicy" },
};

function operationOf(route: Route, { procedures }: Answers): Operation {
  const { path } = route.procedure;
  const { description, throws, answer } = procedures[path] ?? { description: "", throws: [], answer: {} };
  const [summary = ""] = description.split(/(?<=[.;])\s/);
  const success: [string, JsonSchema] = answer
    ? ["200", { description: "Done.", headers: LIMIT_HEADERS, content: { "application/json": { schema: answer } } }]
    : ["204", { description: "Done; there is nothing to tell.", headers: LIMIT_HEADERS }];
  return {
    operationId: operationId(path),
    tags: [tagOf(path)],
    summary: summary.replace(/[.;]$/, ""),
    ...(description.length > summary.length ? { description } : {}),
    security: securityOf(route.procedure),
    parameters: parametersOf(route),
    ...bodyOf(route),
    responses: { [success[0]]: success[1], ...refusalsOf(route, throws) },
    "x-stoa-procedure": path,
  };
}

const scopesOf = (some: readonly Scope[]): Record<string, string> =>
  Object.fromEntries(some.map((scope) => [scope, `See docs: \`${scope}\``]));

function securitySchemes(origin: string): Record<string, JsonSchema> {
  const tokenUrl = `${origin}/oauth/token`;
  const ofSellers = SCOPES.filter((scope) => scope.startsWith("seller:"));
  return {
    key: { type: "http", scheme: "bearer", description: "A key that a person or a seller made, or an access token." },
    oauth: {
      type: "oauth2",
      description: "PKCE with S256 is required.",
      flows: {
        authorizationCode: {
          authorizationUrl: `${origin}/oauth/authorize`,
          tokenUrl,
          refreshUrl: tokenUrl,
          scopes: scopesOf(SCOPES),
        },
        clientCredentials: { tokenUrl, scopes: scopesOf(ofSellers) },
      },
    },
  };
}

const PROBLEM: JsonSchema = {
  type: "object",
  description: "A refusal (RFC 9457).",
  properties: {
    type: { type: "string", description: "Leads to the list of codes." },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: [...ERROR_CODES, "METHOD_NOT_SUPPORTED", "INTERNAL"] },
    details: { type: "object", description: "Ids, numbers and names of fields; never prose." },
  },
  required: ["type", "title", "status", "code", "details"],
};

const HEADERS: Record<string, JsonSchema> = {
  RateLimit: { description: 'What is left: `"program";r=599;t=1`.', schema: { type: "string" } },
  RateLimitPolicy: { description: 'The limit: `"program";q=600;w=60`.', schema: { type: "string" } },
  RetryAfter: { description: "Seconds to wait.", schema: { type: "integer" } },
};

/** The document of the API that answers at `origin`. */
export function openApiDocument(answers: Answers, origin: string): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const route of routes().values())
    (paths[route.template] ??= {})[route.method.toLowerCase()] = operationOf(route, answers);
  const tags = new Set([...routes().keys()].map(tagOf));
  const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return {
    openapi: "3.1.1",
    info: { title: "Stoa API", version: "1", summary: "An open multi-seller marketplace", description: ABOUT },
    servers: [{ url: origin }],
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: securitySchemes(origin),
      schemas: { ...answers.schemas, Problem: PROBLEM },
      responses: { Problem: { description: "Any other refusal of the closed list.", content: problem } },
      headers: HEADERS,
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          required: false,
          description: "For a day the same key is answered with the first answer, and refused with another body.",
          schema: { type: "string", maxLength: 255 },
        },
      },
    },
  };
}
