// One person: what is known of them, and looking through their eyes.
import { Title } from "@solidjs/meta";
import {
  action,
  createAsync,
  query,
  type RouteDefinition,
  type RouteSectionProps,
  useSubmission,
} from "@solidjs/router";
import { type Id, LookAs, submitForm } from "@stoa/client";
import { BackLink, Badge, Button, buttonClass, Facts, Field, FormError, Notice, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { read, useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { quantity } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { Credit } from "./credit.tsx";
import { Manage } from "./manage.tsx";

const userById = query(
  (id: string) => read(() => api().admin.users.get.query({ userId: id as Id<"user"> })),
  "admin.user",
);

const look = action(async (form: FormData) => {
  "use server";
  return submitForm(LookAs, form, (input) => api().admin.users.look.mutate(input));
}, "look");

export const route = { preload: ({ params }) => void userById(params["id"] ?? "") } satisfies RouteDefinition;

export default function User(props: RouteSectionProps) {
  const user = createAsync(() => userById(props.params["id"] ?? ""), { deferStream: true });
  const may = useMay();
  return (
    <Show when={user() !== undefined}>
      <Show when={user()} fallback={<Missing what="person" href="/users" way="All users" />}>
        {(found) => (
          <>
            <Title>{found().name} · Stoa admin</Title>
            <BackLink href="/users">All users</BackLink>
            <PageHead
              title={found().name}
              lead={
                <Show when={!found().blockedAt} fallback={<Badge tone="bad">Account shut</Badge>}>
                  <Show when={found().operator} fallback={found().email}>
                    {(role) => <Badge tone="info">Operator: {role()}</Badge>}
                  </Show>
                </Show>
              }
            />
            <Panel title="Facts" class="mb-6">
              <Facts
                facts={[
                  { label: "E-mail", value: found().email },
                  {
                    label: "Address proved",
                    value: found().emailVerifiedAt ? <When at={found().emailVerifiedAt!} /> : "Not yet",
                  },
                  { label: "Signed in on", value: quantity(found().sessionCount) },
                  { label: "Orders", value: quantity(found().orderCount) },
                  {
                    label: "Teams",
                    value: (
                      <Show when={found().sellers.length > 0} fallback="None">
                        <ul>
                          <For each={found().sellers}>
                            {(seller) => (
                              <li>
                                <a href={`/sellers/${seller.sellerId}`} class="underline-offset-4 hover:underline">
                                  {seller.name}
                                </a>
                              </li>
                            )}
                          </For>
                        </ul>
                      </Show>
                    ),
                  },
                  { label: "Since", value: <When at={found().createdAt} /> },
                  { label: "Id", value: <span class="font-mono text-xs">{found().userId}</span> },
                ]}
              />
              <Show when={may("audit.read")}>
                <p class="mt-4 text-sm">
                  <a href={`/audit?subject=${found().userId}`} class="text-accent underline underline-offset-4">
                    What was done to this account
                  </a>
                </p>
              </Show>
            </Panel>
            <Show when={!found().operator}>
              <Credit userId={found().userId} />
            </Show>
            <Show when={may("users.manage") && !found().operator}>
              <Manage person={found()} />
            </Show>
            <Show when={may("users.look") && !found().operator && !found().blockedAt}>
              <Look userId={found().userId} name={found().name} />
            </Show>
          </>
        )}
      </Show>
    </Show>
  );
}

function Look(props: { userId: Id<"user">; name: string }) {
  const submission = useSubmission(look, ([form]) => form.get("userId") === props.userId);
  const opened = () => (submission.result?.ok ? submission.result.value.url : undefined);
  return (
    <Panel title="Look as this person">
      <Show
        when={opened()}
        fallback={
          <form method="post" action={look} class="flex max-w-xl flex-col items-start gap-4">
            <p class="text-sm text-ink-soft">
              You see the shop as {props.name} does, for at most an hour. Nothing can be changed. That you looked, when
              and why stays on record.
            </p>
            <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} />
            <input type="hidden" name="userId" value={props.userId} />
            <Field
              class="w-full"
              label="Reason"
              name="reason"
              placeholder="Ticket 4711: an order does not show"
              required
              minlength={5}
              maxlength={300}
            />
            <Button type="submit" variant="primary" busy={submission.pending}>
              Look as {props.name}
            </Button>
          </form>
        }
      >
        {(url) => (
          <div role="status">
            <Notice tone="good" class="mb-4">
              The way is open, once and for a minute. It takes the place of your own session in the shop.
            </Notice>
            <a href={url()} target="_blank" rel="noreferrer" class={buttonClass({ variant: "primary" })}>
              Open the shop as {props.name}
            </a>
          </div>
        )}
      </Show>
    </Panel>
  );
}
