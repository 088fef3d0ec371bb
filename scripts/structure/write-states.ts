// Writes docs/states.md from the tables of states.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { MACHINES, statesPage } from "./states.ts";

writeFileSync(join(import.meta.dirname, "../../docs/states.md"), statesPage(MACHINES));
