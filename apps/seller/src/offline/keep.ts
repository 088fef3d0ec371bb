// What the ship desk keeps in this browser: the list with its addresses for a day, what is ticked off, and the parcels that
// are not told yet. The list goes at sign-out; parcels hold no address and stay until they are told.
import type { ShipDesk } from "@stoa/client";
import { isTooOld, leftOf, type Packed, type QueuedParcel } from "./parcels";

/** What is ticked off: things taken from the shelf, and units in the box. */
export interface Ticks {
  taken: readonly string[];
  packed: Packed;
}

const NO_TICKS: Ticks = { taken: [], packed: {} };

let opened: Promise<IDBDatabase> | undefined;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the browser keeps nothing")));
  });

function database(): Promise<IDBDatabase> {
  opened ??= (async () => {
    const request = indexedDB.open("stoa-desk", 1);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore("desk");
      request.result.createObjectStore("parcels", { keyPath: "key" });
    });
    return await done(request);
  })();
  return opened;
}

async function store(name: "desk" | "parcels", mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await database()).transaction(name, mode).objectStore(name);
}

/** Keeps the list of now. */
export async function keepList(desk: ShipDesk): Promise<void> {
  const kept = { desk, keptAt: Date.now() };
  await done((await store("desk", "readwrite")).put(kept, "list"));
}

/** The list that was kept, and when; null without one, and for one that is a day old, which is forgotten. */
export async function keptList(): Promise<{ desk: ShipDesk; keptAt: number } | null> {
  const kept = (await done((await store("desk", "readonly")).get("list"))) as
    | { desk: ShipDesk; keptAt: number }
    | undefined;
  if (!kept) return null;
  if (!isTooOld(kept.keptAt, Date.now())) return kept;
  await forgetList();
  return null;
}

/** What was ticked off. */
export async function keptTicks(): Promise<Ticks> {
  return ((await done((await store("desk", "readonly")).get("ticks"))) as Ticks | undefined) ?? NO_TICKS;
}

/** Keeps what is ticked off. */
export async function keepTicks(ticks: Ticks): Promise<void> {
  await done((await store("desk", "readwrite")).put(ticks, "ticks"));
}

/** Forgets the list with its addresses, and what was ticked off. */
export async function forgetList(): Promise<void> {
  if (!("indexedDB" in globalThis)) return;
  await done((await store("desk", "readwrite")).clear());
}

/** Parcels that are not told yet or were refused, in the order in which they were packed. */
export async function keptParcels(): Promise<QueuedParcel[]> {
  const all = (await done((await store("parcels", "readonly")).getAll())) as QueuedParcel[];
  return all.toSorted((a, b) => a.queuedAt - b.queuedAt || a.seq - b.seq);
}

/** Keeps a parcel, or what has become of it. Resolves once it is written down. */
export async function keepParcel(parcel: QueuedParcel): Promise<void> {
  await done((await store("parcels", "readwrite")).put(parcel));
}

/** Forgets a parcel whose packer has read why it was refused. */
export async function forgetParcel(key: string): Promise<void> {
  await done((await store("parcels", "readwrite")).delete(key));
}

/** Forgets a parcel that is told, and takes what is in it off the list that was kept. */
export async function parcelTold(parcel: QueuedParcel): Promise<void> {
  const kept = await keptList();
  const orders = kept ? leftOf(kept.desk.orders, [parcel]) : [];
  const left = kept && { ...kept, desk: { ...kept.desk, orders } };
  if (left) await done((await store("desk", "readwrite")).put(left, "list"));
  await forgetParcel(parcel.key);
}
