// GitHub, which speaks OAuth 2.0 and tells who somebody is by its API.
import { addressOf, askJson, nameFrom, type Person } from "./asking.ts";

const API = "https://api.github.com";

/** Who a token of GitHub's is of, with the address that they put first where GitHub has verified it. */
export async function githubPerson(accessToken: string): Promise<Person> {
  const init = { headers: { authorization: `Bearer ${accessToken}`, "x-github-api-version": "2022-11-28" } };
  const [person, addresses] = await Promise.all([askJson(`${API}/user`, init), askJson(`${API}/user/emails`, init)]);
  if (typeof person["id"] !== "number") throw new Error("GitHub names nobody");
  const all: unknown[] = Array.isArray(addresses) ? addresses : [];
  const first = all.find(
    (each): each is Record<string, unknown> =>
      typeof each === "object" && each !== null && "primary" in each && each.primary === true,
  );
  const email = addressOf(first?.["email"]);
  return {
    subject: String(person["id"]),
    email,
    isEmailVerified: first?.["verified"] === true,
    name: nameFrom(person["name"] ?? person["login"], email),
  };
}
