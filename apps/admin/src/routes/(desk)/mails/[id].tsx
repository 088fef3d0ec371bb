// One mail as its reader sees it, and as plain text.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { Id, MailView } from "@stoa/client";
import { BackLink, Badge, Facts, LinkTabs, PageHead, Panel } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { MAIL_STATUS } from "~/lib/mail-status";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { MailFrame } from "~/parts/mail-frame";
import { Missing } from "~/parts/missing";

const mailById = query(
  (id: string) => read(() => api().admin.mails.get.query({ mailId: id as Id<"mail"> })),
  "admin.mail",
);

export const route = { preload: ({ params }) => void mailById(params["id"] ?? "") } satisfies RouteDefinition;

export default function Mail(props: RouteSectionProps) {
  const mail = createAsync(() => mailById(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={mail() !== undefined}>
      <Show when={mail()} fallback={<Missing what="mail" href="/mails" way="All mails" />}>
        {(found) => <MailPage mail={found()} asText={props.location.query["as"] === "text"} />}
      </Show>
    </Show>
  );
}

function MailPage(props: { mail: MailView; asText: boolean }) {
  const path = () => `/mails/${props.mail.mailId}`;
  return (
    <>
      <Title>{props.mail.subject} · Stoa admin</Title>
      <BackLink href="/mails">All mails</BackLink>
      <PageHead
        title={props.mail.subject}
        lead={<Badge tone={MAIL_STATUS[props.mail.status].tone}>{MAIL_STATUS[props.mail.status].word}</Badge>}
      />
      <Panel class="mb-6">
        <Facts
          facts={[
            { label: "To", value: <span class="break-all">{props.mail.to}</span> },
            { label: "Kind", value: <span class="font-mono text-xs">{props.mail.template}</span> },
            { label: "Written", value: <When at={props.mail.createdAt} /> },
            {
              label: "Sent",
              value: (
                <Show when={props.mail.sentAt} fallback="Not yet">
                  {(at) => <When at={at()} />}
                </Show>
              ),
            },
          ]}
        />
      </Panel>
      <LinkTabs
        label="Parts of the mail"
        tabs={[
          { href: path(), label: "As it looks", current: !props.asText },
          { href: `${path()}?as=text`, label: "Plain text", current: props.asText },
        ]}
      />
      <MailFrame mail={props.mail} asText={props.asText} />
    </>
  );
}
