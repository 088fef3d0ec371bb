// A report as a file: what the page of the same address shows.
import { csvOf, errorCode, type Figures } from "@stoa/client";
import { api } from "./api.ts";
import { loginHref } from "./next.ts";
import { figuresAsked } from "../routes/(desk)/figures/asked.ts";

/** Answers with a part of the report. Whoever is not signed in is sent to do so. */
export async function figuresFile(
  request: Request,
  part: { name: string; head: readonly string[]; rows(of: Figures): (string | number)[][] },
): Promise<Response> {
  const { searchParams, pathname, search } = new URL(request.url);
  const asked = figuresAsked(Object.fromEntries(searchParams), Date.now());
  try {
    const found = await api().admin.figures.get.query(asked);
    const name = [part.name, asked.market ?? "all", asked.fromDay, asked.toDay].join("-");
    return new Response(csvOf(part.head, part.rows(found)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}.csv"`,
      },
    });
  } catch (error) {
    const code = errorCode(error);
    if (code === "FORBIDDEN") return new Response("Your role does not allow this.", { status: 403 });
    if (code === "INVALID_INPUT") return new Response("Choose fewer days, or one market.", { status: 400 });
    if (code === undefined) throw error;
    return new Response(null, { status: 303, headers: { location: loginHref(pathname + search) } });
  }
}
