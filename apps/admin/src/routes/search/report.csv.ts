// The report as a file: every term of the range, the most frequent first.
import type { APIEvent } from "@solidjs/start/server";
import { csvOf, errorCode } from "@stoa/client";
import { api } from "../../lib/api.ts";
import { loginHref } from "../../lib/next.ts";
import { reportAsked } from "../(desk)/search/asked.ts";

export async function GET({ request }: APIEvent): Promise<Response> {
  const { searchParams, pathname, search } = new URL(request.url);
  const asked = reportAsked(Object.fromEntries(searchParams));
  try {
    const terms = await api().admin.search.terms.query(asked);
    const rows = terms.map((term) => [term.query, term.searches, term.zeroResults, term.correctedTo ?? ""]);
    const name = `searches-${asked.market ?? "all"}-${asked.days}-days.csv`;
    return new Response(csvOf(["query", "searches", "without_results", "taken_for"], rows), {
      headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}"` },
    });
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return new Response(null, { status: 303, headers: { location: loginHref(pathname + search) } });
  }
}
