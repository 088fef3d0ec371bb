// Tells the marketplace of parcels that were packed, one after the other in the order in which they were packed, each under
// its own key: told twice, it is one parcel. One tab at a time.
import { errorCode } from "@stoa/client";
import { api } from "~/lib/api";
import { keepParcel, keptList, keptParcels, parcelTold } from "./keep";
import { type QueuedParcel, refusalOf, verdict } from "./parcels";

/** How telling went. `isStopped`: there was no line, or nobody is signed in; the rest waits. */
export interface Told {
  told: number;
  refused: number;
  isStopped: boolean;
}

const NOTHING: Told = { told: 0, refused: 0, isStopped: false };

async function tellOne(parcel: QueuedParcel): Promise<keyof Told> {
  const { key, orderId, carrier, trackingNumber, lines, seq } = parcel;
  try {
    await api().seller.orders.ship.mutate(
      { orderId, carrier, trackingNumber, lines, seq, parcelKey: key },
      { context: { idempotencyKey: key } },
    );
  } catch (error) {
    const code = errorCode(error);
    const means = verdict(code);
    if (means === "later" || code === undefined) return "isStopped";
    if (means === "refused") {
      const order = await api()
        .seller.orders.get.query({ orderId })
        .catch(() => null); // Why it was refused is said less exactly then.
      await keepParcel({ ...parcel, refusal: refusalOf(code, order) });
      return "refused";
    }
  }
  await parcelTold(parcel);
  return "told";
}

async function tellAll(): Promise<Told> {
  const waiting = (await keptParcels()).filter(({ refusal }) => refusal === null);
  if (waiting.length === 0) return NOTHING;
  const me = await api()
    .account.me.query()
    .catch(() => null);
  const result = { ...NOTHING, isStopped: me === null };
  if (me === null) return result;
  for (const parcel of waiting.filter(({ sellerId }) => sellerId === me.actingFor)) {
    const end = await tellOne(parcel);
    if (end === "isStopped") return { ...result, isStopped: true };
    result[end] += 1;
  }
  return result;
}

/** Tells whatever waits of the shop that somebody is signed in for. */
export async function tellParcels(): Promise<Told> {
  if (!("locks" in navigator)) return await tellAll();
  return await navigator.locks.request("stoa-desk", tellAll);
}

/** What any page of the app does for the desk once it is open: a list that is a day old goes, parcels that wait are told. */
export async function tendDesk(): Promise<Told> {
  if (!("indexedDB" in globalThis)) return NOTHING;
  await keptList();
  return await tellParcels();
}
