// What is done about operators, as forms. Each asks for a fresh proof of who one is.
import { action, query, redirect } from "@solidjs/router";
import { GrantOperator, SetOperatorRole, submitForm, UserId } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { provedFirst } from "~/lib/step-up";

/** All operators. */
export const operators = query(() => read(() => api().admin.operators.list.query()), "admin.operators");

const HERE = "/operators";

export const grantOperator = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(GrantOperator, form, (input) => api().admin.operators.grant.mutate(input));
  if (result.ok) throw redirect(`${HERE}?done=granted`);
  return provedFirst(result, HERE);
}, "grant-operator");

export const setOperatorRole = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(SetOperatorRole, form, (input) => api().admin.operators.setRole.mutate(input));
  if (result.ok) throw redirect(`${HERE}?done=changed`);
  return provedFirst(result, HERE);
}, "set-operator-role");

export const revokeOperator = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(UserId, form, (input) => api().admin.operators.revoke.mutate(input));
  if (result.ok) throw redirect(`${HERE}?done=revoked`);
  return provedFirst(result, HERE);
}, "revoke-operator");
