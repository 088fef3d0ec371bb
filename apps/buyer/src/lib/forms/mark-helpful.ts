// The form of "helpful" buttons, apart from the forms of those who write: every product page has it.
import { refusalOf } from "../errors.ts";
import { formAction } from "../form.tsx";
import { sendMark } from "../marks.ts";
import { text } from "./fields.ts";

/** The form behind all "helpful" buttons of a page, for visitors without scripts: it leads back to the product. */
export const markHelpful = formAction("mark-helpful", [], async (fields, { handle }) => {
  const next = `/${handle}/p/${text(fields, "slug").replace(/[^a-z0-9-]/g, "")}`;
  try {
    await sendMark(text(fields, "mark"), true);
  } catch (error) {
    const refusal = refusalOf(error);
    return refusal.code === "UNAUTHENTICATED" ? { to: `/${handle}/login?${new URLSearchParams({ next })}` } : refusal;
  }
  return { to: `${next}#reviews` };
});
