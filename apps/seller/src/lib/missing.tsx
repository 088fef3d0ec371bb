// What stands in the place of a record that is not there, or is another shop's.
import { Title } from "@solidjs/meta";
import { HttpStatusCode } from "@solidjs/start";
import { EmptyState, LinkButton } from "@stoa/ui";
import type { JSX } from "solid-js";

/** Says what is not there, and leads to the list in which one may find it. `children` say why. */
export function Missing(props: { what: string; href: string; way: string; children: JSX.Element }) {
  return (
    <>
      <Title>Not found · Stoa for sellers</Title>
      <HttpStatusCode code={404} />
      <EmptyState
        title={`There is no such ${props.what}`}
        icon="search"
        actions={<LinkButton href={props.href}>{props.way}</LinkButton>}
      >
        {props.children}
      </EmptyState>
    </>
  );
}
