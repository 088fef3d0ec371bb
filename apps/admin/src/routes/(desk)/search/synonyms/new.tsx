// A new synonym set.
import { Title } from "@solidjs/meta";
import type { RouteSectionProps } from "@solidjs/router";
import { BackLink, PageHead } from "@stoa/ui";
import { SynonymForm } from "./synonym-form";

export default function NewSynonym(props: RouteSectionProps) {
  const term = () => {
    const { term } = props.location.query;
    return typeof term === "string" ? term.slice(0, 60) : undefined;
  };
  return (
    <>
      <Title>Add synonyms · Stoa admin</Title>
      <BackLink href="/search/synonyms">All synonyms</BackLink>
      <PageHead title="Add synonyms" lead="Words that are to find each other’s products." />
      <SynonymForm term={term()} />
    </>
  );
}
