// What the demo's sellers propose: new products that are not in the shop, and edits of those that are.
import type { ChangedFields, ChangeStatus } from "@stoa/contract";

/** A new product that is not in the shop, with the picture of one that is. */
export interface Draft {
  vendor: string;
  like: string;
  view: number;
  title: string;
  description: string;
  cents: number;
  hoursAgo: number;
  status: ChangeStatus;
  reason?: string;
}

/** New products that wait, came back, or were refused. */
export const DRAFTS: readonly Draft[] = [
  {
    vendor: "terrane-pottery",
    like: "garden-party-teapot",
    view: 1,
    title: "Garden Party Teapot for Two",
    description:
      "The small one of the Garden Party service: enough for two cups each, with the same rose on the lid.\n\nFine bone china, safe in the dishwasher on a short programme.",
    cents: 52_00,
    hoursAgo: 5,
    status: "open",
  },
  {
    vendor: "pawprint",
    like: "insulated-dog-house",
    view: 1,
    title: "Insulated Dog House, Large",
    description:
      "For dogs up to the shoulder height of a Labrador. Double walls of fir with cork between them, a floor that comes out for cleaning, and a roof that lifts on hinges.",
    cents: 249_00,
    hoursAgo: 29,
    status: "open",
  },
  {
    vendor: "bean-and-burr",
    like: "moka-pot",
    view: 1,
    title: "Nine-Cup Moka Pot",
    description: "Our moka pot for a full table. Aluminium, with a handle that stays cool. For gas and electric hobs.",
    cents: 44_00,
    hoursAgo: 52,
    status: "changes_asked",
    reason: "Please say how many millilitres nine cups are, and whether it works on induction: buyers ask both.",
  },
  {
    vendor: "second-movement-music",
    like: "baby-grand-piano",
    view: 1,
    title: "Baby Grand Piano, Second-Hand",
    description:
      "A baby grand from a concert hall in Brno, tuned and regulated by us. Keys and hammers are as good as new; the lid has a scratch of a hand's width.",
    cents: 4_900_00,
    hoursAgo: 190,
    status: "refused",
    reason:
      "This piano has a page already: Baby Grand Piano. Offer yours there as used, with its condition, instead of on a second page.",
  },
];

/** An edit of a product that is in the shop. */
export interface Edit {
  slug: string;
  change(now: ChangedFields): { before: ChangedFields; after: ChangedFields };
  hoursAgo: number;
  status: ChangeStatus;
  reason?: string;
}

/** What sellers propose for pages that they wrote. */
export const EDITS: readonly Edit[] = [
  {
    slug: "freestanding-bath",
    change: ({ title, description }) => ({
      before: { title: title!, description: description! },
      after: {
        title: "Freestanding Acrylic Bath",
        description: `${description}\n\nThe waste is in the middle; a trap of 40 mm fits under the rim without cutting the floor.`,
      },
    }),
    hoursAgo: 9,
    status: "open",
  },
  {
    slug: "toilet-brush-in-stand",
    change: ({ title }) => ({ before: { title: title! }, after: { title: "TOILET BRUSH IN STAND *BEST PRICE*" } }),
    hoursAgo: 400,
    status: "refused",
    reason: "A title names the thing. Capitals and prices do not belong in it.",
  },
  {
    slug: "chesterfield-three-seat-sofa",
    change: ({ title }) => ({
      before: { title: "Chesterfield Sofa", slug: "chesterfield-sofa" },
      after: { title: title!, slug: "chesterfield-three-seat-sofa" },
    }),
    hoursAgo: 900,
    status: "approved",
  },
  {
    slug: "moka-pot",
    change: ({ title }) => ({
      before: { title: "Stovetop Espresso Maker", slug: "stovetop-espresso-maker" },
      after: { title: title!, slug: "moka-pot" },
    }),
    hoursAgo: 1_300,
    status: "approved",
  },
];

/** What the demo's own seller proposes for pages that others wrote. */
export const GUEST_EDITS: readonly Omit<Edit, "slug">[] = [
  {
    change: ({ description }) => ({
      before: { description: description! },
      after: {
        description: `${description}\n\nComes in one parcel; two people unpack it in a quarter of an hour. Delivery in four days.`,
      },
    }),
    hoursAgo: 30,
    status: "changes_asked",
    reason: "Good to know what unpacking takes. Please leave out the days of delivery: they differ by seller.",
  },
  {
    change: ({ brand }) => ({ before: { brand: brand! }, after: { brand: `${brand} Studio` } }),
    hoursAgo: 3,
    status: "open",
  },
];
