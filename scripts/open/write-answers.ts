// Writes packages/api/src/open/answers.json from the types of the router. `npm run docs:api`.
import { writeFileSync } from "node:fs";
import { answersFile } from "./answers.ts";
import { ANSWERS_PATH } from "./paths.ts";
import { readRouter } from "./router-types.ts";
import { OPEN_PROCEDURES } from "./router.ts";

writeFileSync(ANSWERS_PATH, answersFile(readRouter(OPEN_PROCEDURES.keys())));
