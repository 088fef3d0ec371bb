// The ship desk with a line: the list is read anew every minute, and kept for when the line is gone.
import { Title } from "@solidjs/meta";
import { createAsync, revalidate, type RouteDefinition } from "@solidjs/router";
import { PageHead } from "@stoa/ui";
import { Show } from "solid-js";
import { useFresh } from "~/lib/fresh";
import { useDesk } from "~/offline/use-desk";
import { shipDesk } from "./desk-queries";
import { DeskView } from "./desk-view";

export const route = { preload: () => void shipDesk() } satisfies RouteDefinition;

export default function ShipPage() {
  const list = createAsync(() => shipDesk(), { deferStream: true });
  useFresh([shipDesk.key]);
  const desk = useDesk(list, { keeps: true, onTold: () => void revalidate(shipDesk.key) });
  return (
    <>
      <Title>Ship desk · Stoa for sellers</Title>
      <PageHead title="Ship desk" lead="Pick, pack and send. This page works without a network, too." />
      <Show when={list()}>{(list) => <DeskView desk={desk} base="/ship" isCut={list().isCut} />}</Show>
    </>
  );
}
