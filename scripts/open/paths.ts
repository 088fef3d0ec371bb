// Where what is generated from the router lies.
import { join } from "node:path";
import { ROOT } from "../runtime/places.ts";

/** What TypeScript knows of the answers of open procedures. */
export const ANSWERS_PATH = join(ROOT, "packages/api/src/open/answers.json");
