// What comes next stands in a mail. The page says the same whether or not an address has an account.
import { EmptyState } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { useAccountTexts } from "../../i18n/account-pages.ts";
import { Head } from "../../lib/head.tsx";

export default function CheckMail() {
  const words = useAccountTexts();
  const [search] = useSearchParams<{ for?: string }>();
  const what = () =>
    search.for === "reset"
      ? words.checkMailReset
      : search.for === "change"
        ? words.checkMailChange
        : words.checkMailRegister;
  return (
    <div class="page max-w-2xl pt-10">
      <Head title={words.checkMailTitle} />
      <h1 class="sr-only">{words.checkMailTitle}</h1>
      <EmptyState title={words.checkMailTitle} icon="mail">
        <p>{what()}</p>
        <p class="mt-3 text-sm">{words.checkMailHint}</p>
      </EmptyState>
    </div>
  );
}
