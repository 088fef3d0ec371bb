// The filters on the phone: a dialog from below. What is chosen is followed at once; the button says how much is left.
import { buttonClass, Button, Dialog } from "@stoa/ui";
import { Show } from "solid-js";
import { filtersIn, listingHref, unfiltered } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";
import { FilterFields, type FilterProps, fieldsOf, isFilterControl } from "./listing-fields.tsx";

/** The drawer. */
export default function FilterDrawer(props: FilterProps & { open: boolean; onClose: () => void }) {
  const { t } = useShop();
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t.listing.filters}
      closeLabel={t.listing.close}
      place="bottom"
      footer={
        <>
          <Show when={filtersIn(props.search).length > 0}>
            <a
              href={listingHref(props.here, unfiltered(props.search))}
              noScroll
              class={buttonClass({ variant: "quiet" })}
            >
              {t.listing.clear}
            </a>
          </Show>
          <Button variant="primary" class="grow" onClick={props.onClose}>
            <span aria-live="polite">{t.listing.show(props.found.total, props.found.totalIsExact)}</span>
          </Button>
        </>
      }
    >
      <form
        action={props.here}
        method="get"
        aria-label={t.listing.filters}
        class="-mt-4"
        onSubmit={(event) => {
          event.preventDefault();
          props.onChange(fieldsOf(event.currentTarget));
        }}
        onChange={(event) => isFilterControl(event.target) && props.onChange(fieldsOf(event.currentTarget))}
      >
        <FilterFields {...props} keepsSort />
      </form>
    </Dialog>
  );
}
