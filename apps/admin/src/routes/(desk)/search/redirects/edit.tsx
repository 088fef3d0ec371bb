// A redirect, new or known.
import { Title } from "@solidjs/meta";
import type { RouteSectionProps } from "@solidjs/router";
import { BackLink, PageHead } from "@stoa/ui";
import { RedirectForm } from "./redirect-form";

export default function EditRedirect(props: RouteSectionProps) {
  const said = (name: string) => {
    const value = props.location.query[name];
    return typeof value === "string" ? value : "";
  };
  return (
    <>
      <Title>Redirect · Stoa admin</Title>
      <BackLink href="/search/redirects">All redirects</BackLink>
      <PageHead
        title="Redirect a search"
        lead="Shoppers who type exactly this land on the page, in their own market."
      />
      <RedirectForm query={said("query")} target={said("target")} />
    </>
  );
}
