// The pages of the desk in the order of the navigation, each with what its viewer must be allowed.
import type { OperatorPermission } from "@stoa/client";
import { isOpenPage, type PageGroups } from "@stoa/ui/desk";
import { useMay } from "./session";

export const PAGE_GROUPS: PageGroups<OperatorPermission> = [
  {
    pages: [
      { href: "/", keys: "g h", label: "Overview", icon: "home", needs: "overview.read" },
      { href: "/figures", keys: "g f", label: "Sales reports", icon: "receipt", needs: "finance.read" },
    ],
  },
  {
    label: "Orders",
    pages: [
      { href: "/orders", keys: "g o", label: "Orders", icon: "receipt", needs: "orders.read" },
      { href: "/disputes", keys: "g d", label: "Disputes", icon: "shield", needs: "finance.read" },
      { href: "/claims", keys: "g c", label: "Guarantee", icon: "shield", needs: "orders.read" },
      { href: "/return-policies", label: "Return policies", icon: "box", needs: "orders.read" },
    ],
  },
  {
    label: "Catalogue",
    pages: [
      { href: "/products", keys: "g p", label: "Products", icon: "box", needs: "catalogue.read" },
      { href: "/proposals", label: "Proposals", icon: "check", needs: "catalogue.read" },
      { href: "/categories", label: "Categories", icon: "filter", needs: "catalogue.read" },
      { href: "/collections", label: "Collections", icon: "tag", needs: "catalogue.read" },
      { href: "/search", label: "Search", icon: "search", needs: "catalogue.read" },
      { href: "/content", label: "Content", icon: "pencil", needs: "catalogue.read" },
    ],
  },
  {
    label: "People",
    pages: [
      { href: "/sellers", keys: "g s", label: "Sellers", icon: "store", needs: "sellers.read" },
      { href: "/onboarding", label: "Onboarding", icon: "receipt", needs: "onboarding.write" },
      { href: "/users", keys: "g u", label: "Users", icon: "people", needs: "users.read" },
      { href: "/operators", label: "Operators", icon: "shield", needs: "operators.manage" },
      { href: "/moderation", keys: "g m", label: "Moderation", icon: "pencil", needs: "orders.decide" },
      { href: "/reports", label: "Reported messages", icon: "alert", needs: "orders.decide" },
    ],
  },
  {
    label: "Finance",
    pages: [
      { href: "/payouts", keys: "g b", label: "Payouts", icon: "bank", needs: "finance.read" },
      { href: "/ledger", keys: "g l", label: "Ledger", icon: "receipt", needs: "finance.read" },
      { href: "/adjustments", label: "Adjustments", icon: "pencil", needs: "finance.read" },
      { href: "/reconciliation", label: "Reconciliation", icon: "compare", needs: "finance.read" },
      { href: "/commissions", label: "Commission", icon: "tag", needs: "finance.read" },
    ],
  },
  {
    label: "Selling",
    pages: [
      { href: "/markets", label: "Markets", icon: "store", needs: "finance.read" },
      { href: "/promotions", label: "Promotions", icon: "tag", needs: "finance.read" },
      { href: "/delivery", label: "Delivery", icon: "truck", needs: "finance.read" },
      { href: "/taxes", label: "Tax rates", icon: "receipt", needs: "finance.read" },
      { href: "/settings", keys: "g e", label: "Settings", icon: "filter", needs: "finance.read" },
    ],
  },
  {
    label: "Operations",
    pages: [
      { href: "/mails", label: "Mails", icon: "mail", needs: "mails.read" },
      { href: "/jobs", keys: "g j", label: "Jobs", icon: "clock", needs: "operations.read" },
      { href: "/checks", label: "Checks", icon: "shield", needs: "operations.read" },
      { href: "/observability", label: "Latency", icon: "compare", needs: "operations.read" },
      { href: "/flags", label: "Feature flags", icon: "filter", needs: "operations.read" },
      { href: "/audit", keys: "g a", label: "Audit log", icon: "clock", needs: "audit.read" },
    ],
  },
];

/** Whether the viewer may open what an address leads to, so that no page offers a way to one that is closed to them. */
export function useOpens(): (href: string) => boolean {
  const may = useMay();
  return (href) => isOpenPage(PAGE_GROUPS, may, href);
}
