// REST: an address becomes the call of its procedure, at the same door and with the same guards, and the answer is turned
// into plain JSON or a problem (RFC 9457). Nothing is decided here.
import { openApiDocument, type OpenApiDocument, readQuery, referencePage, type Route, routeAt } from "@stoa/api/open";
import { bytesUpTo } from "./body.ts";
import type { Env } from "./env.ts";

const MAX_BODY_BYTES = 1_048_576;

/** A refusal as RFC 9457 has it. */
export function problem(status: number, code: string, details: unknown = {}, headers: HeadersInit = {}): Response {
  const title = code.charAt(0) + code.slice(1).toLowerCase().replaceAll("_", " ");
  const answer = Response.json({ type: `/reference#${code}`, title, status, code, details }, { status, headers });
  answer.headers.set("content-type", "application/problem+json");
  return answer;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a POST sends: an object, or nothing. A refusal where it is anything else. */
async function bodyOf(request: Request): Promise<Record<string, unknown> | Response> {
  const bytes = await bytesUpTo(request, MAX_BODY_BYTES);
  if (!bytes) return problem(413, "INVALID_INPUT");
  if (bytes.length === 0) return {};
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    return problem(415, "INVALID_INPUT");
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(body) ? body : problem(400, "INVALID_INPUT");
  } catch {
    return problem(400, "INVALID_INPUT");
  }
}

/** The call of a procedure that a request asks for, as the tRPC handler takes it. */
async function callOf(
  request: Request,
  { route, id }: { route: Route; id: string | null },
): Promise<Request | Response> {
  const url = new URL(request.url);
  const { procedure, parameter, input } = route;
  const of = id !== null && parameter ? { [parameter]: id } : {};
  const target = new URL(`/trpc/${procedure.path}`, url);
  if (route.method === "GET") {
    const asked = { ...readQuery(input, url.searchParams), ...of };
    if (input) target.searchParams.set("input", JSON.stringify(asked));
    return new Request(target, { headers: request.headers });
  }
  const body = await bodyOf(request);
  if (body instanceof Response) return body;
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/json");
  headers.delete("content-length");
  return new Request(target, {
    method: "POST",
    headers,
    ...(input ? { body: JSON.stringify({ ...body, ...of }) } : {}),
  });
}

type Told = { result?: { data?: unknown }; error?: { data?: { code: string; details: unknown; httpStatus: number } } };

async function plain(answer: Response): Promise<Response> {
  const { result, error } = await answer.json<Told>();
  const headers = new Headers(answer.headers);
  for (const name of ["content-type", "content-length", "vary"]) headers.delete(name);
  if (result) {
    if (result.data === undefined) return new Response(null, { status: 204, headers });
    return Response.json(result.data, { headers });
  }
  const { code, details, httpStatus } = error?.data ?? { code: "INTERNAL", details: {}, httpStatus: 500 };
  return problem(httpStatus, code, details, headers);
}

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/** Answers a request under `/v1` by way of `call`, which is the door of procedures. */
export async function rest(request: Request, call: (request: Request) => Promise<Response>): Promise<Response> {
  const found = routeAt(request.method, new URL(request.url).pathname);
  if (!found) return problem(404, "NOT_FOUND");
  if ("allow" in found) return problem(405, "METHOD_NOT_SUPPORTED", {}, { allow: found.allow });
  const id = found.id === null ? null : decoded(found.id);
  if (found.id !== null && id === null) return problem(404, "NOT_FOUND");
  const made = await callOf(request, { route: found.route, id });
  return made instanceof Response ? made : await plain(await call(made));
}

let made: OpenApiDocument | undefined;

async function document({ APP_ORIGINS }: Env): Promise<OpenApiDocument> {
  if (!made) {
    const { default: answers } = await import("@stoa/api/open/answers");
    made = openApiDocument(answers as never, (JSON.parse(APP_ORIGINS) as { api: string }).api);
  }
  return made;
}

const FRESH = { "cache-control": "public, max-age=300" };

/** The document of the API. */
export const sendDocumentOfApi = async (env: Env): Promise<Response> =>
  Response.json(await document(env), { headers: FRESH });

/** The reference page. Its policy lets in the one sheet that it carries, by hash. */
export async function sendReference(env: Env): Promise<Response> {
  const { html, sheet } = referencePage(await document(env));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sheet)));
  const policy = `default-src 'none'; style-src 'sha256-${btoa(String.fromCodePoint(...hash))}'; base-uri 'none'; form-action 'none'`;
  return new Response(html, {
    headers: { ...FRESH, "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
  });
}
