// The sellers of the demo marketplace, the people who own them, and which categories each could sell.
import type { seller, sellerMember, user } from "@stoa/db";
import { DAY_MS, type Id } from "@stoa/contract";
import { account, DEMO_ACCOUNTS } from "./accounts.ts";
import type { Calendar } from "./calendar.ts";
import type { SourceSeller } from "./catalogue-file.ts";
import { diceOf } from "./dice.ts";

/** The seller that `seller@demo.stoa` owns. */
export const DEMO_SELLER = "nordlys-home";

/** Who owns a seller, and branches of the category tree in which it can also sell what others brought in. */
const TRADES: Record<string, { owner: string; branches: readonly string[] }> = {
  "nordlys-home": { owner: "Freja Lindqvist", branches: ["home", "office/desk", "appliances/laundry", "kids/play"] },
  "maison-courbe": {
    owner: "Camille Roussel",
    branches: ["home/furniture", "home/decor", "kitchen/tableware", "diy/garden"],
  },
  "thornbury-workshop": {
    owner: "Edward Thornbury",
    branches: ["home/furniture", "office/desk", "kids/toys", "kitchen/tableware"],
  },
  "lumen-works": { owner: "Jonas Brandt", branches: ["home/lighting", "home/decor", "electronics/smart"] },
  "terrane-pottery": { owner: "Beatriz Salgado", branches: ["kitchen/tableware", "home/decor"] },
  "kitchen-quarter": { owner: "Priya Whitcombe", branches: ["kitchen"] },
  "bean-and-burr": { owner: "Luca Ferraro", branches: ["kitchen/appliances", "kitchen/tableware"] },
  "halbe-appliances": { owner: "Katrin Halbe", branches: ["kitchen/appliances", "appliances", "electronics"] },
  "signal-house": { owner: "Daan Vermeer", branches: ["electronics", "music", "appliances/air", "office/desk"] },
  "thread-exchange": { owner: "Inês Carvalho", branches: ["fashion", "beauty", "home/bath"] },
  "trailhead-supply": { owner: "Lukas Steiner", branches: ["sport", "fashion/shoes", "kids/play", "diy/garden"] },
  "little-acorn": { owner: "Elsa Nyström", branches: ["kids", "home/furniture/storage", "home/decor"] },
  "fern-and-fallow": { owner: "Niamh Gallagher", branches: ["diy/garden", "home/decor", "sport/camping", "pets"] },
  toolyard: { owner: "Marek Zieliński", branches: ["diy", "home/lighting", "home/furniture/storage"] },
  "second-movement-music": { owner: "Tereza Dvořáková", branches: ["music", "electronics/audio"] },
  "the-paper-desk": { owner: "Pieter Claes", branches: ["office", "kids/toys", "home/decor"] },
  "loom-house": { owner: "Zeynep Aydın", branches: ["home/decor", "home/bath", "home/furniture"] },
  "rivaq-bath": { owner: "Marta Iborra", branches: ["home/bath", "diy/maintenance", "kitchen/appliances"] },
  pawprint: { owner: "Álvaro Reyes", branches: ["pets", "diy/garden"] },
};

/** Sellers that wait for a decision, and one that has had it. */
const APPLICANTS = [
  {
    handle: "kumiki-joinery",
    name: "Kumiki Joinery",
    country: "JP",
    owner: "中村 遥",
    description: "Screens, stools and trays in cedar and hinoki, joined without a screw.",
    appliedDaysAgo: 2,
    refusal: null,
  },
  {
    handle: "desert-bloom-oud",
    name: "Desert Bloom Oud",
    country: "AE",
    owner: "Mariam Al Suwaidi",
    description: "Incense, oils and burners from three generations of perfumers in Al Ain.",
    appliedDaysAgo: 5,
    refusal: null,
  },
  {
    handle: "instant-bargains",
    name: "Instant Bargains",
    country: "US",
    owner: "Chad Merrow",
    description: "Everything, cheap, now.",
    appliedDaysAgo: 19,
    refusal: "The company register number belongs to another firm, and no address for returns was given.",
  },
] as const;

/** A seller as the other parts of the seed know it. */
export interface DemoSeller {
  id: Id<"seller">;
  handle: string;
  name: string;
  country: string;
  ownerId: Id<"user">;
  ownerEmail: string;
  commissionBps: number;
  handlingDays: number;
  branches: readonly string[];
}

/** Seller rows with their owners. `active` are those of the catalogue, in its order. */
export function buildSellers(sources: readonly SourceSeller[], demoOwnerId: Id<"user">, calendar: Calendar) {
  const dice = diceOf("sellers");
  const users: (typeof user.$inferInsert)[] = [];
  const sellers: (typeof seller.$inferInsert)[] = [];
  const members: (typeof sellerMember.$inferInsert)[] = [];

  /** Finds the seller its owner: the demo account has its user already, everybody else gets one. */
  const own = (handle: string, name: string, sellerId: Id<"seller">, joinedAt: number) => {
    const owner = account(dice, { email: `owner@${handle}.demo.stoa`, name, createdAt: joinedAt });
    if (handle !== DEMO_SELLER) users.push(owner);
    const [ownerId, ownerEmail] =
      handle === DEMO_SELLER ? [demoOwnerId, DEMO_ACCOUNTS.seller.email] : [owner.id, owner.email];
    members.push({ sellerId, userId: ownerId, role: "owner", joinedAt });
    return { ownerId, ownerEmail };
  };

  const active = sources.map((source): DemoSeller => {
    const joinedAt = calendar.at(source.joinedAt);
    const { slug: handle, name, country, description, commissionBps } = source;
    const trade = TRADES[handle]!;
    const id = dice.id("seller", joinedAt);
    const ratingCenti = Math.round(source.rating * 100);
    sellers.push({
      id,
      handle,
      name,
      description,
      country,
      status: "active",
      commissionBps,
      ratingCenti,
      createdAt: joinedAt,
    });
    const owner = own(handle, trade.owner, id, joinedAt);
    const handlingDays = source.shipsWithinDays;
    return { id, handle, name, country, ...owner, commissionBps, handlingDays, branches: trade.branches };
  });

  for (const { handle, name, country, owner, description, appliedDaysAgo, refusal } of APPLICANTS) {
    const createdAt = calendar.now - appliedDaysAgo * DAY_MS;
    const id = dice.id("seller", createdAt);
    const status = refusal === null ? "applied" : "refused";
    const terms = { commissionBps: 1_200, ratingCenti: 0 };
    sellers.push({ id, handle, name, description, country, status, statusReason: refusal, ...terms, createdAt });
    own(handle, owner, id, createdAt);
  }
  return { active, users, sellers, members };
}
