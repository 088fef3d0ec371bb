// Complains when answers.json is not what the types of the router say, or when the document is no valid OpenAPI 3.1.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { answersFile } from "./answers.ts";
import { ANSWERS_PATH } from "./paths.ts";
import { readRouter } from "./router-types.ts";
import { OPEN_PROCEDURES, openApiDocument } from "./router.ts";

const complaints: string[] = [];
const text = readFileSync(ANSWERS_PATH, "utf8");
if (text !== answersFile(readRouter(OPEN_PROCEDURES.keys())))
  complaints.push("packages/api/src/open/answers.json is not up to date: npm run docs:api");

const document = openApiDocument(JSON.parse(text), "https://api.example");
const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
if (!valid) complaints.push(`The document is not valid: ${JSON.stringify(errors, null, 1).slice(0, 4_000)}`);

const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
const ids = new Set(operations.map(({ operationId }) => operationId));
if (ids.size !== OPEN_PROCEDURES.size) complaints.push("Two procedures have one address.");
for (const { operationId, summary } of operations) if (summary === "") complaints.push(`${operationId} says nothing.`);

console.log(complaints.join("\n") || `${operations.length} operations.`);
process.exitCode = complaints.length > 0 ? 1 : 0;
