// Who is looking, and what happens to those who are not signed in: they are sent to the login page.
import { createAsync, query, redirect } from "@solidjs/router";
import { errorCode, type OperatorPermission } from "@stoa/client";
import { getRequestEvent, isServer } from "solid-js/web";
import { api } from "~/lib/api";
import { loginHref } from "~/lib/next";

/** The signed-in person. `operator` is null for somebody who has an account but no say here. */
export const currentViewer = query(viewerOrLogin, "viewer");

async function viewerOrLogin() {
  const viewer = await api().account.me.query();
  if (viewer === null) throw redirect(loginHref(currentPath()));
  return viewer;
}

/**
 * Reads something for an operator. A session that has ended leads to the login page; what does not exist, or is
 * named by an address that cannot exist, is null.
 */
export async function read<Value>(call: () => Promise<Value>): Promise<Value | null> {
  try {
    return await call();
  } catch (error) {
    switch (errorCode(error)) {
      case "UNAUTHENTICATED":
      case "SESSION_EXPIRED":
        // Somebody without a say here is refused in the same words: they stay, and the frame tells them.
        await viewerOrLogin();
        return null;
      case "NOT_FOUND":
      case "INVALID_INPUT":
        return null;
      default:
        throw error;
    }
  }
}

/** Begins a read before its page asks for it. If it fails, the page says so; here nobody listens. */
export function ahead(read: Promise<unknown>): void {
  read.catch(() => undefined);
}

/** What the viewer may do, so that a page offers nothing that would be refused. */
export function useMay(): (permission: OperatorPermission) => boolean {
  const me = createAsync(() => currentViewer(), { deferStream: true });
  return (permission) => me()?.may.includes(permission) ?? false;
}

function currentPath(): string {
  const { pathname, search } = new URL(isServer ? (getRequestEvent()?.request.url ?? "") : window.location.href);
  return pathname + search;
}
