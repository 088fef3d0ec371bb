// The two pages about mails: those that were written, and how each kind of them reads.
import { LinkTabs } from "@stoa/ui";

export function MailTabs(props: { current: "written" | "templates" }) {
  return (
    <LinkTabs
      label="Mails"
      tabs={[
        { href: "/mails", label: "Written", current: props.current === "written" },
        { href: "/mails/templates", label: "Templates", current: props.current === "templates" },
      ]}
    />
  );
}
