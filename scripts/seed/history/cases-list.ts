// What people of the demo write about orders: why something comes back, what went wrong, what they want to know.
import type { ClaimAnswer, ClaimKind, ReturnReason } from "@stoa/contract";

/** Returns of the demo seller, the latest delivery first. `sentHoursAgo` is when the parcel was handed over. */
export const RETURNS: readonly { reason: ReturnReason; note: string; hoursAgo: number; sentHoursAgo?: number }[] = [
  { reason: "unsuitable", note: "It is a little too deep for our shelf.", hoursAgo: 5 },
  { reason: "unwanted", note: "", hoursAgo: 44, sentHoursAgo: 21 },
];

/** Claims. An answer is the seller's; without one they still have to find it. */
export const CLAIMS: readonly {
  of: "demo seller" | "somebody else";
  kind: ClaimKind;
  note: string;
  hoursAgo: number;
  answer?: { answer: ClaimAnswer; note: string; share?: number; hoursAgo: number };
  escalatedHoursAgo?: number;
}[] = [
  {
    of: "demo seller",
    kind: "damaged",
    note: "One corner was pressed in when I opened the box. The box itself looks fine, so it must have been packed like that.",
    hoursAgo: 7,
  },
  {
    of: "demo seller",
    kind: "missing_part",
    note: "The small bag that the leaflet speaks of is not in the box.",
    hoursAgo: 40,
    answer: {
      answer: "part",
      note: "We are sorry. It holds spare screws, which any hardware shop has; please take a tenth of the price back for the trouble.",
      share: 0.1,
      hoursAgo: 26,
    },
  },
  {
    of: "somebody else",
    kind: "not_as_described",
    note: "The colour is nothing like the pictures. Mine is two shades darker, by daylight too.",
    hoursAgo: 52,
    answer: {
      answer: "refuse",
      note: "Screens differ. We have held it beside the piece that was photographed, and it is the same.",
      hoursAgo: 30,
    },
    escalatedHoursAgo: 9,
  },
  {
    of: "somebody else",
    kind: "wrong_item",
    note: "I ordered the larger one. The parcel had the small one in it, with the right label outside.",
    hoursAgo: 55,
    escalatedHoursAgo: 7,
  },
];

/** What was said about an order, oldest first. */
export interface Letter {
  side: "buyer" | "seller";
  hoursAgo: number;
  text: string;
  /** As it was written, where the marketplace took contact details out. */
  original?: string;
}

/** Letters to and from the demo seller, each about an order of its own: the newest first. */
export const LETTERS: readonly (readonly Letter[])[] = [
  [
    {
      side: "buyer",
      hoursAgo: 2.5,
      text: "Could you put a gift note in, “For the new kitchen, with love from all of us”?",
    },
  ],
  [
    { side: "buyer", hoursAgo: 31, text: "Will it be here by the weekend? It is a present." },
    {
      side: "seller",
      hoursAgo: 28,
      text: "The carrier says so. We have put it on the first van.",
    },
    { side: "buyer", hoursAgo: 27, text: "Wonderful, thank you." },
    { side: "buyer", hoursAgo: 11, text: "One more thing: could you leave the invoice out of the box?" },
  ],
  [
    { side: "buyer", hoursAgo: 50, text: "I will be away on Thursday. Can the parcel wait at a shop?" },
    {
      side: "seller",
      hoursAgo: 47,
      text: "It can: choose a parcel shop on the carrier's page as soon as the tracking number is there.",
    },
  ],
];

/** Between the demo buyer and whoever sent the parcel that is on its way. */
export const OWN_LETTER: readonly Letter[] = [
  { side: "buyer", hoursAgo: 60, text: "Is it all right to leave the parcel with the neighbours downstairs?" },
  { side: "seller", hoursAgo: 55, text: "Of course. We have put a note for the carrier on the label." },
];

/** A letter in which a seller tries to sell past the marketplace, and what its buyer reports. */
export const REPORTED = {
  letter: {
    side: "seller",
    hoursAgo: 33,
    text: "Next time you can order from us directly at [removed] and save the fee.",
    original: "Next time you can order from us directly at sales@brass-and-linen.example and save the fee.",
  } satisfies Letter,
  reason: "They asked me to buy outside of the marketplace.",
};

/** Answers that the demo seller keeps. */
export const QUICK_REPLIES: readonly { title: string; text: string }[] = [
  {
    title: "Where is my parcel?",
    text: "It left us on time. The carrier's page knows more: its number is on your order.",
  },
  {
    title: "Care of oiled wood",
    text: "Wipe it with a damp cloth and oil it twice a year. Standing water leaves marks.",
  },
  {
    title: "Spare parts",
    text: "We keep spare parts for ten years. Tell us which one, and it is on its way without charge.",
  },
];
