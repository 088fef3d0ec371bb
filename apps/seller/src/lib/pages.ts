// The pages of the desk in the order of the navigation, each with what its viewer must be allowed.
import type { SellerPermission } from "@stoa/client";
import { isOpenPage, type PageGroups } from "@stoa/ui/desk";
import { useMay } from "./viewer";

export const PAGE_GROUPS: PageGroups<SellerPermission> = [
  { pages: [{ href: "/", keys: "g t", label: "Today", icon: "home", needs: "orders.read" }] },
  {
    label: "Orders",
    pages: [
      { href: "/orders", keys: "g o", label: "Orders", icon: "receipt", needs: "orders.read" },
      { href: "/ship", keys: "g s", label: "Ship desk", icon: "truck", needs: "orders.fulfil" },
      { href: "/messages", keys: "g m", label: "Messages", icon: "mail", needs: "orders.read" },
      { href: "/returns", keys: "g r", label: "Returns", icon: "box", needs: "orders.read" },
      { href: "/claims", keys: "g c", label: "Claims", icon: "alert", needs: "orders.read" },
      { href: "/disputes", label: "Disputes", icon: "shield", needs: "finance.read" },
    ],
  },
  {
    label: "Catalogue",
    pages: [
      { href: "/offers", keys: "g f", label: "Offers", icon: "tag", needs: "offers.read" },
      { href: "/products", keys: "g p", label: "Products", icon: "box", needs: "offers.read" },
      { href: "/import", keys: "g i", label: "Import and export", icon: "upload", needs: "offers.read" },
      { href: "/promotions", label: "Promotions", icon: "tag", needs: "offers.read" },
      { href: "/reviews", label: "Reviews", icon: "pencil", needs: "store.read" },
      { href: "/questions", label: "Questions", icon: "people", needs: "store.read" },
    ],
  },
  {
    label: "Figures",
    pages: [
      { href: "/money", keys: "g b", label: "Money", icon: "bank", needs: "finance.read" },
      { href: "/analytics", keys: "g y", label: "Analytics", icon: "compare", needs: "finance.read" },
      { href: "/account-health", keys: "g h", label: "Account health", icon: "shield", needs: "orders.read" },
    ],
  },
  {
    label: "Shop",
    pages: [
      { href: "/store", label: "Store page", icon: "store", needs: "store.read" },
      { href: "/delivery", label: "Delivery", icon: "truck", needs: "store.read" },
      { href: "/holiday", label: "Holiday", icon: "clock", needs: "store.read" },
      { href: "/onboarding", label: "Checklist", icon: "check", needs: "store.manage" },
      { href: "/team", label: "Team", icon: "people", needs: "team.read" },
      { href: "/access", label: "Apps and keys", icon: "link", needs: "keys.manage" },
      { href: "/webhooks", label: "Webhooks", icon: "bell", needs: "webhooks.manage" },
      { href: "/audit", keys: "g a", label: "Activity", icon: "clock", needs: "audit.read" },
    ],
  },
];

/** Whether the viewer may open what an address leads to, so that no page offers a way to one that is closed to them. */
export function useOpens(): (href: string) => boolean {
  const may = useMay();
  return (href) => isOpenPage(PAGE_GROUPS, may, href);
}
