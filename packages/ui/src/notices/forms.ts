// What a form of preferences says, as the call takes it.
import { NoticeKind, type SetNoticePreferences } from "@stoa/contract";

/** Every kind that the form names, with the boxes that were ticked. */
export function preferenceChoices(form: FormData): SetNoticePreferences {
  const kinds = form.getAll("kind").flatMap((kind) => {
    const known = NoticeKind.safeParse(kind);
    return known.success ? [known.data] : [];
  });
  return { choices: kinds.map((kind) => ({ kind, app: form.has(`${kind}.app`), mail: form.has(`${kind}.mail`) })) };
}
