// The zones of one market: each with its form behind a press, and one for a new zone.
import type { MarketDelivery, ZoneView } from "@stoa/client";
import { Button, ConfirmForm, FormError } from "@stoa/ui";
import { MarketZones, ZoneFields } from "@stoa/ui/selling";
import { useOutcome } from "~/lib/outcome";
import { removeZone, saveZone } from "./actions";

function ZoneForm(props: { market: MarketDelivery; of: ZoneView | null }) {
  const only = (form: FormData) =>
    form.get("market") === props.market.market && (form.get("zoneId") ?? null) === (props.of?.zoneId ?? null);
  const outcome = useOutcome(saveZone, { only });
  return (
    <form method="post" action={saveZone}>
      <FormError message={outcome.error()} class="mb-4" />
      <ZoneFields market={props.market} of={props.of} isWrong={(field) => outcome.isWrong(field)}>
        <Button type="submit" variant="primary" busy={outcome.pending()}>
          {props.of ? "Save" : "Add the zone"}
        </Button>
      </ZoneFields>
    </form>
  );
}

function Remove(props: { zone: ZoneView }) {
  const outcome = useOutcome(removeZone, { only: (form) => form.get("zoneId") === props.zone.zoneId });
  return (
    <ConfirmForm
      label="Take out"
      look={{ size: "sm", variant: "quiet" }}
      title={`Take out “${props.zone.name}”?`}
      action={removeZone}
      confirmLabel="Take it out"
      danger
      busy={outcome.pending()}
      error={outcome.error()}
    >
      <p>New orders no longer go by it. Without any zone of your own, what Stoa sets holds in this market.</p>
      <input type="hidden" name="zoneId" value={props.zone.zoneId} />
    </ConfirmForm>
  );
}

/** One market of the shop. `canEdit`: whether the viewer may change it. */
export function ShopZones(props: { market: MarketDelivery; canEdit: boolean }) {
  return (
    <MarketZones
      market={props.market}
      canEdit={props.canEdit}
      words={{ otherwise: "As Stoa sets it:", first: "Set your own" }}
      form={(zone) => <ZoneForm market={props.market} of={zone} />}
      remove={(zone) => <Remove zone={zone} />}
    />
  );
}
