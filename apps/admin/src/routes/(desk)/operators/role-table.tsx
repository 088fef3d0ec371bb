// What each role of an operator may do, as the server holds it.
import { OPERATOR_GRANTS, OPERATOR_PERMISSIONS, OPERATOR_ROLES, type OperatorPermission } from "@stoa/client";
import { Icon, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";

const WORD: Record<OperatorPermission, string> = {
  "overview.read": "See the overview",
  "sellers.read": "See sellers",
  "sellers.decide": "Decide about sellers and their documents",
  "onboarding.write": "Change what sellers are asked for",
  "catalogue.read": "See the catalogue",
  "catalogue.write": "Change the catalogue",
  "orders.read": "See orders",
  "orders.cancel": "Cancel orders that have not been sent",
  "orders.decide": "Decide about claims, policies of returns, reported messages and what is written under products",
  "finance.read": "See money",
  "finance.write": "Move money",
  "users.read": "See people",
  "users.look": "Look as a person",
  "users.manage": "Change people’s accounts",
  "mails.read": "Read mails",
  "operators.manage": "Give and take roles",
  "audit.read": "Read the audit log",
  "operations.read": "See jobs, checks, latencies and switches",
  "operations.manage": "Repeat and give up jobs, run checks, turn switches",
};

/** The table. It scrolls within its frame where a screen is narrow. */
export function RoleTable() {
  const may = (role: (typeof OPERATOR_ROLES)[number], permission: OperatorPermission) =>
    (OPERATOR_GRANTS[role] as readonly OperatorPermission[]).includes(permission);
  return (
    <Panel title="What each role may do">
      {/* A frame that scrolls must be reachable by keyboard. */}
      <div class="overflow-x-auto" tabindex="0" role="region" aria-label="What each role may do">
        <table class="w-full border-collapse text-sm">
          <thead>
            <tr class="border-b border-line text-xs text-ink-faint">
              <th scope="col" class="py-2 pe-2 text-start sm:pe-4 font-medium">
                Permission
              </th>
              <For each={OPERATOR_ROLES}>
                {(role) => (
                  <th scope="col" class="px-1.5 py-2 text-center font-medium sm:px-3">
                    {role}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={OPERATOR_PERMISSIONS}>
              {(permission) => (
                <tr class="border-b border-line last:border-0">
                  <th scope="row" class="py-2 pe-2 text-start sm:pe-4 font-normal">
                    {WORD[permission]}
                  </th>
                  <For each={OPERATOR_ROLES}>
                    {(role) => (
                      <td class="px-1.5 py-2 text-center sm:px-3">
                        <Show
                          when={may(role, permission)}
                          fallback={
                            <>
                              <span aria-hidden="true" class="text-ink-faint">
                                –
                              </span>
                              <span class="sr-only">no</span>
                            </>
                          }
                        >
                          <Icon name="check" class="mx-auto size-4.5 text-good" />
                          <span class="sr-only">yes</span>
                        </Show>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
