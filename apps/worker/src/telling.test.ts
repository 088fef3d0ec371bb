// What the log tells of those who come in, guess, or try what they may not (ASVS 5.0 16.3).
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makePerson, PASSWORD, Visitor } from "./testing.ts";

const lines: Record<string, unknown>[] = [];

beforeEach(() => {
  lines.length = 0;
  for (const level of ["info", "warn"] as const)
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(JSON.parse(line)));
});
afterEach(() => vi.restoreAllMocks());

it("a sign-in is told, whether it was right or wrong, by how, where and from which network", async () => {
  const { userId, email } = await makePerson();
  const [visitor, path] = [new Visitor("buyer"), "account.signIn"];
  await visitor.mutate(path, { email, password: "not the password" });
  await visitor.mutate(path, { email, password: PASSWORD });
  const told = { audience: "buyer", network: "127.0.0" };
  expect(lines).toMatchObject([
    { event: "procedure.refused", path, code: "BAD_CREDENTIALS", actor: "guest", ...told },
    { event: "session.opened", userId, method: "password", secondFactor: false, ...told },
  ]);
  expect(lines[0]!["requestId"]).toMatch(/^req_/);
});

it("is told of who may not, and of what no form of ours sends", async () => {
  const { userId, email } = await makePerson();
  const visitor = await new Visitor("buyer").become(userId);
  lines.length = 0;
  await visitor.query("admin.overview.get");
  await visitor.mutate("account.setProfile", { name: "Eve", role: "admin" });
  await visitor.mutate("account.signIn", { email, password: PASSWORD, isAdmin: true });
  expect(lines.map(({ path, code, actor }) => [path, code, actor])).toEqual([
    ["admin.overview.get", "FORBIDDEN", `buyer:${userId}`],
    ["account.setProfile", "INVALID_INPUT", `buyer:${userId}`],
    ["account.signIn", "INVALID_INPUT", `buyer:${userId}`],
  ]);
});
