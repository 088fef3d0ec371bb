// Every procedure, called with a token of each single scope: let in exactly where the policy says, which is written down
// beside the router; and the rule that a procedure's builder enforces is the one that the policy has.
import { appRouter } from "@stoa/api";
import { audienceOf, SCOPES, type Scope } from "@stoa/contract";
import { beforeAll, expect, it } from "vitest";
import { IN_PERSON, POLICY, type Rule, SCOPE_MAY } from "./matrix/policy.ts";
import { buyerHolder, keyOf, Program, sellerHolder, tokensOf } from "./programs.ts";

type Procedure = { _def: { type: "query" | "mutation"; meta?: { needs?: Rule } } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const needsOf = ({ _def }: Procedure): Rule => _def.meta?.needs ?? "anybody";

/** Whether a program with one scope may call what has this rule. */
function isAllowed(rule: Rule, scope: Scope): boolean {
  if (rule === "anybody" || rule === "whoever") return true;
  const [kind = "", permission = ""] = rule.split(":");
  const audience = kind === "shopper" ? "buyer" : kind;
  return audience === audienceOf(scope) && SCOPE_MAY[scope].split(" ").includes(permission);
}

/** A program for each scope; half of them come with a key, half with an access token. */
const programs = new Map<Scope, Program>();

beforeAll(async () => {
  const [buyer, owner] = [await buyerHolder(), await sellerHolder()];
  for (const [i, scope] of SCOPES.entries()) {
    const holder = audienceOf(scope) === "buyer" ? buyer : owner;
    const token = i % 2 ? (await keyOf(holder, [scope])).secret : (await tokensOf(holder, [scope])).access_token;
    programs.set(scope, new Program(token));
  }
});

it("a procedure's builder enforces the rule that the policy has for it", () => {
  for (const [path, procedure] of procedures)
    if (POLICY.has(path)) expect([path, needsOf(procedure)]).toEqual([path, POLICY.get(path)]);
});

it("a token of one scope opens what that scope opens, and nothing else", async () => {
  const wrong: string[] = [];
  let [open, cells] = [0, 0];
  for (const [path, procedure] of procedures) {
    const rule = POLICY.get(path) ?? needsOf(procedure);
    const call = (program: Program) => (procedure._def.type === "query" ? program.query(path) : program.mutate(path));
    const answers = await Promise.all(
      [...programs].map(async ([scope, program]) => ({ scope, ...(await call(program)) })),
    );
    for (const { scope, status, code } of answers) {
      const isOpen = code !== "FORBIDDEN" && status !== 401;
      if (isOpen !== (isAllowed(rule, scope) && !IN_PERSON.has(path)))
        wrong.push(`${path} with ${scope}: ${status} ${code}`);
      open += isOpen ? 1 : 0;
      cells += 1;
    }
  }
  console.log(`scopes: ${procedures.length} procedures × ${SCOPES.length} scopes = ${cells} cells, ${open} open`);
  expect(wrong).toEqual([]);
}, 900_000);
