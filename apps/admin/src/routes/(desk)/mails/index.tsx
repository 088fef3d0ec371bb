// Every mail the marketplace has written, newest first.
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { AdminMailsInput } from "@stoa/client";
import { Badge } from "@stoa/ui";
import { api } from "~/lib/api";
import { listState } from "~/lib/list-state";
import { read } from "~/lib/session";
import { When } from "~/lib/when";
import { MAIL_STATUS } from "~/lib/mail-status";
import { ListPage } from "~/parts/list-page";
import { MailTabs } from "./tabs";

const mails = query(
  (input: Partial<AdminMailsInput>) => read(() => api().admin.mails.list.query(input)),
  "admin.mails",
);

const asked = (address: RouteSectionProps["location"]) => {
  const { q, cursor } = listState(address.query);
  return { q, cursor };
};

export const route = { preload: ({ location }) => void mails(asked(location)) } satisfies RouteDefinition;

export default function Mails(props: RouteSectionProps) {
  const page = createAsync(() => mails(asked(props.location)), { deferStream: true });
  return (
    <ListPage
      title="Mails"
      lead="What the marketplace wrote to buyers and sellers, and whether it left."
      path="/mails"
      above={<MailTabs current="written" />}
      icon="mail"
      searchLabel="Search by recipient or subject"
      page={page()}
      columns={[
        {
          head: "Subject",
          grow: true,
          phone: "head",
          cell: (mail) => (
            <a href={`/mails/${mail.mailId}`} class="font-medium underline-offset-4 hover:underline">
              {mail.subject}
            </a>
          ),
        },
        { head: "To", cell: (mail) => <span class="max-sm:break-all sm:whitespace-nowrap">{mail.to}</span> },
        {
          head: "Kind",
          phone: "hide",
          cell: (mail) => <span class="font-mono text-xs whitespace-nowrap">{mail.template}</span>,
        },
        {
          head: "Status",
          cell: (mail) => <Badge tone={MAIL_STATUS[mail.status].tone}>{MAIL_STATUS[mail.status].word}</Badge>,
        },
        { head: "Written", align: "end", cell: (mail) => <When at={mail.createdAt} /> },
      ]}
      empty={<p>Confirmations and notices appear here as they are written.</p>}
    />
  );
}
