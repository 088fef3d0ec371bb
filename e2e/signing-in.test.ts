// Signing in beyond the password: a code of the phone, a code for when it is lost, a passkey alone, an account elsewhere;
// and the devices that one is signed in at.
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey, type Visitor } from "./journey.ts";
import { enter, newGuest, type Origins, PASSPHRASE, register, signIn } from "./steps.ts";

interface Person {
  email: string;
}

/** A new account, made by signing in with Local ID. */
async function newPerson({ page, origins }: Visitor): Promise<Person> {
  const email = `kim-${crypto.randomUUID().slice(0, 8)}@example.com`;
  await page.goto(`${origins.buyer}/us/login`);
  await page.getByRole("link", { name: "Continue with Local ID" }).click();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Name").fill("Kim Journey");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForURL(`${origins.buyer}/us/account`);
  return { email };
}

/** A new account with a password, made by the link of the mail; the browser is signed in. */
async function registered({ page, origins }: Visitor): Promise<Person> {
  const kim = newGuest("Kim");
  await register(page, origins, kim);
  await page.goto(`${origins.buyer}/us/login`);
  await enter(page, kim);
  await page.waitForURL(`${origins.buyer}/us/account`);
  return kim;
}

async function signOut(page: Page, origins: Origins): Promise<void> {
  await page.goto(`${origins.buyer}/us/account`);
  // The hearts have asked for the lists of whoever is signed in: an answer after the sign-out would be a refusal.
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${origins.buyer}/us`);
}

/** The first factor; the second step is asked for. */
async function typePassword(page: Page, origins: Origins, { email }: Person): Promise<void> {
  await page.goto(`${origins.buyer}/us/login?next=/us/orders`);
  const form = page.getByRole("form", { name: "Sign in" });
  await form.locator("[name=email]").fill(email);
  await form.locator("[name=password]").fill(PASSPHRASE);
  await form.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/login\/second-step/);
}

/** Sets up an authenticator app; gives what it shows so many steps from now, and the recovery codes. */
async function setUpPhone(page: Page, origins: Origins) {
  await page.goto(`${origins.buyer}/us/account/security`);
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await page.waitForURL(/setup=totp/);
  const key = (await page.locator("main code").first().innerText()).replaceAll(" ", "");
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  const shown = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
  await page.getByLabel("Code of your authenticator app").fill(shown(-1));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await page.waitForURL(/done=totp/);
  const codes = await page.locator("main li code").allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("10 codes are left").waitFor();
  return { shown, codes };
}

for (const scripts of [true, false]) {
  const how = scripts ? "" : " without scripts";
  journey(`the phone's code is asked for, and a kept code when it is lost${how}`, { scripts }, async (visitor) => {
    const { page, origins } = visitor;
    const kim = await registered(visitor);
    const { shown, codes } = await setUpPhone(page, origins);
    await signOut(page, origins);

    await typePassword(page, origins, kim);
    await page.getByLabel("Code of your authenticator app").fill(shown(0));
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(`${origins.buyer}/us/orders`);
    await signOut(page, origins);

    await typePassword(page, origins, kim);
    await page.getByText("Your phone is not at hand?").click();
    await page
      .getByLabel("Recovery code")
      .last()
      .fill(codes[0] ?? "");
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.waitForURL(`${origins.buyer}/us/orders`);
    await page.goto(`${origins.buyer}/us/account/security`);
    await page.getByText("9 codes are left").waitFor();
  });
}

journey("a passkey alone opens the account", {}, async (visitor) => {
  const { context, page, origins } = visitor;
  await newPerson(visitor);
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${origins.buyer}/us/account/security`);
  await page.getByLabel("Name", { exact: true }).fill("Kim's laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.waitForURL(/done=passkey/);
  await page.getByText("Kim's laptop").waitFor();
  await page.goto(`${origins.buyer}/us/verify-it-is-you?next=/us/orders`);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL(`${origins.buyer}/us/orders`);
  await signOut(page, origins);
  // The address field offers the passkey, and the finger is on the sensor already.
  await page.goto(`${origins.buyer}/us/login?next=/us/account/security`);
  await page.waitForURL(`${origins.buyer}/us/account/security`);
  await page.getByText("last used").waitFor();
  await page.getByText("Remove", { exact: true }).first().click();
  await page.locator("details[open]").getByRole("button", { name: "Remove" }).click();
  await page.waitForURL(/done=passkey-off/);
});

journey("one sees where one is signed in, and signs another device out", {}, async (visitor) => {
  const { context, page, origins } = visitor;
  const { email } = await newPerson(visitor);
  const browser = context.browser();
  const other = await (await browser!.newContext()).newPage();
  await other.goto(`${origins.buyer}/us/login`);
  await other.getByRole("link", { name: "Continue with Local ID" }).click();
  await other.getByLabel("E-mail address").fill(email);
  await other.getByRole("button", { name: "Go on" }).click();
  await other.waitForURL(`${origins.buyer}/us/account`);

  await page.goto(`${origins.buyer}/us/account/security`);
  await page.getByText("This device").waitFor();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByText("That device was signed out.").waitFor();
  await other.reload();
  await other.getByRole("link", { name: "Sign in" }).first().waitFor();
  await other.context().close();
});

journey("an account elsewhere opens one here only once its owner has linked it", {}, async ({ page, origins }) => {
  const withLocalId = async () => {
    await page.goto(`${origins.seller}/login`);
    await page.getByRole("link", { name: "Continue with Local ID" }).click();
    await page.getByRole("button", { name: "seller@demo.stoa" }).click();
  };
  await withLocalId();
  await page.getByText("There is an account with that e-mail address here already.").waitFor();
  await signIn(page, origins.seller, "seller@demo.stoa");
  await page.goto(`${origins.seller}/security`);
  await page.getByRole("link", { name: "Link Local ID" }).click();
  await page.getByRole("button", { name: "seller@demo.stoa" }).click();
  await page.getByText("You can sign in with that account from now on.").waitFor();
  await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await page.waitForURL(/\/login/);
  await withLocalId();
  await page.waitForURL(`${origins.seller}/`);
});
