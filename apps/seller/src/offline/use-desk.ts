// The desk as its pages use it: the list minus what was packed, what is ticked off, and parcels that wait for the line. In
// the browser it is kept in IndexedDB; before scripts are there, it is just the list.
import type { DeskOrder, ShipDesk } from "@stoa/client";
import { batch, createEffect, createMemo, createSignal, onCleanup, onMount } from "solid-js";
import { forgetParcel, keepList, keepParcel, keepTicks, keptParcels, keptTicks, type Ticks } from "./keep";
import { leftOf, type QueuedParcel } from "./parcels";
import { keepPictures, register } from "./register";
import { type Told, tellParcels } from "./telling";

/** How often parcels that wait are tried again while the page is open. */
const AGAIN_MS = 15_000;

/** A parcel as it is packed. */
export type PackedParcel = Pick<QueuedParcel, "carrier" | "trackingNumber" | "lines">;

/** The desk over a list; `onTold` is called when parcels were told, `keeps` says that the list is new and worth keeping. */
export function useDesk(list: () => ShipDesk | null | undefined, options: { keeps: boolean; onTold: () => void }) {
  const [parcels, setParcels] = createSignal<QueuedParcel[]>([]);
  const [ticks, setTicks] = createSignal<Ticks>({ taken: [], packed: {} });
  const [canKeep, setCanKeep] = createSignal(false);
  const [hasLine, setHasLine] = createSignal(true);
  /** Parcels that were told while this page is open: its list may still be older than they are. */
  const [told, setTold] = createSignal<QueuedParcel[]>([]);
  const orders = createMemo(() => leftOf(list()?.orders ?? [], [...told(), ...parcels()]));
  const read = async () => {
    const now = await keptParcels();
    const gone = parcels().filter(({ key, refusal }) => !refusal && now.every((parcel) => parcel.key !== key));
    batch(() => {
      setTold((before) => [...before, ...gone]);
      setParcels(now);
    });
    if (gone.length > 0) options.onTold();
  };
  const tell = async (): Promise<Told> => {
    const result = await tellParcels();
    await read();
    setHasLine(navigator.onLine && !(result.isStopped && result.told + result.refused === 0));
    if (result.refused > 0) options.onTold();
    return result;
  };
  const tick = (next: Ticks) => {
    setTicks(next);
    if (canKeep()) void keepTicks(next);
  };
  onMount(() => {
    const again = () => {
      setHasLine(navigator.onLine);
      if (navigator.onLine && parcels().some(({ refusal }) => !refusal)) void tell();
    };
    const start = async () => {
      try {
        await read();
        setTicks(await keptTicks());
        setCanKeep(true);
      } catch {
        return; // The browser keeps nothing: forms are posted as if there were no scripts.
      }
      void register();
      again();
    };
    void start();
    const timer = setInterval(again, AGAIN_MS);
    for (const name of ["online", "offline"]) window.addEventListener(name, again);
    onCleanup(() => {
      clearInterval(timer);
      for (const name of ["online", "offline"]) window.removeEventListener(name, again);
    });
  });
  createEffect(() => {
    const now = list();
    if (!options.keeps || !now || !canKeep()) return;
    void keepList(now);
    void keepPictures(now.orders.flatMap((order) => order.lines.map(({ imageHash }) => imageHash)));
  });
  return {
    orders,
    ticks,
    canKeep,
    hasLine,
    /** Parcels that wait for the line, and those that were refused. */
    waiting: () => parcels().filter(({ refusal }) => refusal === null),
    refused: () => parcels().filter(({ refusal }) => refusal !== null),
    tell,
    /** Notes a parcel for good, and tells it where there is a line. */
    async pack(order: DeskOrder, packed: PackedParcel): Promise<Told> {
      const { orderId, number, seq } = order;
      const sellerId = list()!.sellerId;
      const key = crypto.randomUUID();
      await keepParcel({ key, sellerId, orderId, number, seq, ...packed, queuedAt: Date.now(), refusal: null });
      await read();
      return await tell();
    },
    async forget(key: string): Promise<void> {
      await forgetParcel(key);
      await read();
    },
    take(name: string, isTaken: boolean): void {
      const { taken, packed } = ticks();
      tick({ packed, taken: isTaken ? [...taken, name] : taken.filter((one) => one !== name) });
    },
    setPacked(lineId: string, units: number): void {
      const { taken, packed } = ticks();
      tick({ taken, packed: { ...packed, [lineId]: units } });
    },
  };
}

export type Desk = ReturnType<typeof useDesk>;
