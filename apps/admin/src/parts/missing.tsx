// What stands in the place of something that does not exist.
import { Title } from "@solidjs/meta";
import { HttpStatusCode } from "@solidjs/start";
import { EmptyState, LinkButton } from "@stoa/ui";

/** Says what is not there, and leads to where one may find it. */
export function Missing(props: { what: string; href: string; way: string }) {
  return (
    <>
      <Title>Not found · Stoa admin</Title>
      <HttpStatusCode code={404} />
      <EmptyState
        title={`There is no such ${props.what}`}
        icon="search"
        actions={<LinkButton href={props.href}>{props.way}</LinkButton>}
      >
        <p>The address may be mistyped, or what it led to is gone.</p>
      </EmptyState>
    </>
  );
}
