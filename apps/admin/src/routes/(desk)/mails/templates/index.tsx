// Every mail that the marketplace can write, by who reads it.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition } from "@solidjs/router";
import type { MailReader, MailTemplateSummary } from "@stoa/client";
import { Badge, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead, read } from "~/lib/session";
import { MailTabs } from "../tabs";

const templates = query(() => read(() => api().admin.mails.templates.query()), "admin.mail-templates");

export const route = { preload: () => ahead(templates()) } satisfies RouteDefinition;

const READERS: readonly { to: MailReader; title: string }[] = [
  { to: "buyer", title: "To buyers" },
  { to: "seller", title: "To sellers" },
  { to: "anybody", title: "To whoever owns an address" },
];

export default function MailTemplates() {
  const all = createAsync(() => templates(), { deferStream: true });
  return (
    <>
      <Title>Mail templates · Stoa admin</Title>
      <PageHead
        title="Mails"
        lead="Every mail with sample data, written by the functions that write the real ones. Each can be sent to yourself."
      />
      <MailTabs current="templates" />
      <Show when={all()}>
        {(list) => (
          <div class="grid items-start gap-6 xl:grid-cols-2">
            <For each={READERS}>
              {({ to, title }) => <Templates title={title} of={list().filter((mail) => mail.to === to)} />}
            </For>
          </div>
        )}
      </Show>
    </>
  );
}

function Templates(props: { title: string; of: readonly MailTemplateSummary[] }) {
  return (
    <Panel title={props.title}>
      <ul class="-mx-2 flex flex-col">
        <For each={props.of}>
          {(mail) => (
            <li>
              <a
                href={`/mails/templates/${mail.template}`}
                class="flex min-h-11 flex-wrap items-center justify-between gap-x-4 rounded-md px-2 py-1.5 hover:bg-sunken"
              >
                <span class="min-w-0">
                  <span class="block font-medium wrap-anywhere">{mail.subject}</span>
                  <span class="block font-mono text-xs text-ink-faint">{mail.template}</span>
                </span>
                <Show when={!mail.canBeStopped}>
                  <Badge>Always sent</Badge>
                </Show>
              </a>
            </li>
          )}
        </For>
      </ul>
    </Panel>
  );
}
