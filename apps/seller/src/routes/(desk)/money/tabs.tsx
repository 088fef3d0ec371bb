// The pages about a shop's money as tabs.
import { useLocation } from "@solidjs/router";
import { LinkTabs } from "@stoa/ui";

const PAGES = [
  { href: "/money", label: "Balance" },
  { href: "/money/payouts", label: "Payouts" },
  { href: "/money/statement", label: "Statement" },
  { href: "/money/settings", label: "Settings" },
];

/** The tabs, the present one marked. */
export function MoneyTabs() {
  const location = useLocation();
  return <LinkTabs label="Money" tabs={PAGES.map((page) => ({ ...page, current: location.pathname === page.href }))} />;
}
