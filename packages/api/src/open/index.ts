// The API as other programs know it: REST addresses of the procedures that are open to them, and the document of it.
export { type Answers, openApiDocument, type OpenApiDocument, type Operation } from "./document.ts";
export { readQuery } from "./input.ts";
export { OPEN_PROCEDURES, type OpenProcedure } from "./procedures.ts";
export { referencePage } from "./reference.ts";
export { type Route, routeAt, routes } from "./routes.ts";
