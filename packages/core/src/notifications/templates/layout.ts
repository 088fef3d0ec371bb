// The sheet every mail is written on: tables and inline styles, since mail clients know little else; wide
// enough for a desk, one column on a phone, right to left where the language is, dark where the reader is.
import type { Market } from "@stoa/contract";
import { html, Markup, oneLine } from "./markup.ts";

/** A mail without its address. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** A reader's language and the side it is read from. */
export interface Reading {
  language: string;
  direction: "ltr" | "rtl";
}

/** What differs from mail to mail. `preview` is the line that an inbox shows after the subject. */
export interface Letter {
  reading: Reading;
  subject: string;
  preview: string;
  heading: string;
  /** Paragraphs of plain text under the heading. */
  opening: readonly string[];
  /** What is particular to this kind of mail. */
  details: Markup | null;
  detailsText: string;
  button: { label: string; url: string };
  /** Why the reader gets this mail. */
  reason: string;
  /** Who sells what the mail is about. */
  sellers?: readonly string[];
}

/** Stands in the HTML where the links of the foot come. No text that somebody typed can hold it: theirs is escaped. */
const FOOT_MARK = "<!--foot-->";

/** What stands at the foot of a mail: where its reader chooses what they are written, and the way out of this kind. */
export interface Foot {
  reading: Reading;
  preferencesUrl: string | null;
  unsubscribeUrl: string | null;
}

const FONT =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','Noto Sans JP','Noto Sans Arabic',Arial,sans-serif";

/** Styles that several templates use; the classes beside them turn the colours in the dark. */
export const STYLE = {
  cell: "padding:12px 0;border-top:1px solid #e6e2dc;vertical-align:top;font-size:15px;line-height:22px",
  soft: "color:#5f5a52;font-size:13px;line-height:20px",
  heading: "margin:28px 0 4px;font-size:15px;line-height:22px;font-weight:600",
  amount: "white-space:nowrap;font-variant-numeric:tabular-nums",
} as const;

const FOOT_WORDS: Record<Market["language"], { preferences: string; unsubscribe: string; soldBy: string }> = {
  en: { preferences: "Choose what we write to you", unsubscribe: "No more mails like this", soldBy: "Sold by" },
  de: {
    preferences: "Auswählen, was wir Ihnen schreiben",
    unsubscribe: "Keine solchen E-Mails mehr",
    soldBy: "Verkauft von",
  },
  ja: { preferences: "お知らせの設定", unsubscribe: "この種類のメールを停止", soldBy: "販売" },
  ar: { preferences: "اختر ما نراسلك بشأنه", unsubscribe: "إيقاف هذا النوع من الرسائل", soldBy: "البائع" },
};

const wordsOf = ({ language }: Reading) => FOOT_WORDS[language as Market["language"]] ?? FOOT_WORDS.en;

/** A mail with the links of its foot; without any, where it has none. */
export function footed(content: MailContent, foot: Foot | null): MailContent {
  const links = foot ? linksOf(foot) : [];
  const text = links.map(({ label, url }) => `${label}:\n${url}\n`).join("\n");
  const markup = links.map(
    ({ label, url }, place) =>
      html`${place > 0 ? html` · ` : null}<a class="soft" href="${url}" style="color:#5f5a52;text-decoration:underline"
          >${label}</a
        >`,
  );
  const line = links.length === 0 ? "" : html`<p style="margin:8px 0 0">${markup}</p>`.text;
  return {
    ...content,
    text: text === "" ? content.text : `${content.text}\n${text}`,
    // By a function, so that a dollar sign in an address means itself.
    html: content.html.replace(FOOT_MARK, () => line),
  };
}

function linksOf({ reading, preferencesUrl, unsubscribeUrl }: Foot): { label: string; url: string }[] {
  const { preferences, unsubscribe } = wordsOf(reading);
  return [
    ...(preferencesUrl ? [{ label: preferences, url: preferencesUrl }] : []),
    ...(unsubscribeUrl ? [{ label: unsubscribe, url: unsubscribeUrl }] : []),
  ];
}

const DARK = html` @media (prefers-color-scheme: dark) { .ground { background: #17150f !important; } .sheet {
background: #211e18 !important; border-color: #37332b !important; } .ink { color: #f2efe9 !important; } .soft { color:
#bfb9ae !important; } .line { border-color: #37332b !important; } .button { background: #8fd3ae !important; color:
#10241a !important; } } @media (max-width: 480px) { .sheet { padding: 24px 20px !important; } }`;

/** Writes a letter as plain text and as HTML that says the same. */
export function written(letter: Letter): MailContent {
  const { reading, heading, opening, detailsText, button, reason } = letter;
  const subject = oneLine(letter.subject);
  const sellers = [...new Set(letter.sellers ?? [])].map(oneLine);
  const soldBy = sellers.length === 0 ? "" : `${wordsOf(reading).soldBy} ${sellers.join(", ")}`;
  const foot = ["-- ", "Stoa", soldBy, reason].filter((part) => part !== "").join("\n");
  const text = [heading, ...opening, detailsText, `${button.label}:\n${button.url}`, foot];
  const start = startOf(reading);
  const page = html`<!doctype html>
    <html lang="${reading.language}" dir="${reading.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <style>
          ${DARK}
        </style>
      </head>
      <body class="ground" style="margin:0;padding:0;background:#f6f4f0">
        <div style="display:none;max-height:0;overflow:hidden">${oneLine(letter.preview)}</div>
        <table
          role="presentation"
          class="ground"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          dir="${reading.direction}"
          style="background:#f6f4f0"
        >
          <tr>
            <td align="center" style="padding:32px 12px">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:600px;font-family:${FONT}"
              >
                <tr>
                  <td
                    class="ink"
                    align="${start}"
                    style="padding:0 4px 16px;color:#1d5b3f;font-size:20px;font-weight:700;letter-spacing:-0.02em"
                  >
                    Stoa
                  </td>
                </tr>
                <tr>
                  <td
                    class="sheet ink"
                    align="${start}"
                    style="padding:32px 36px;background:#ffffff;border:1px solid #e6e2dc;border-radius:14px;color:#23201b"
                  >
                    <h1 style="margin:0 0 12px;font-size:24px;line-height:32px;font-weight:650">${heading}</h1>
                    ${opening.map((paragraph) => html`<p style="margin:0 0 12px;font-size:16px;line-height:25px">${paragraph}</p>`)}
                    ${letter.details}
                    <table role="presentation" cellpadding="0" cellspacing="0" style="margin-top:28px">
                      <tr>
                        <td
                          class="button"
                          bgcolor="#1d5b3f"
                          style="background:#1d5b3f;border-radius:10px;mso-padding-alt:13px 22px"
                        >
                          <a
                            class="button"
                            href="${button.url}"
                            style="display:inline-block;padding:13px 22px;background:#1d5b3f;border-radius:10px;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none"
                            >${button.label}</a
                          >
                        </td>
                      </tr>
                    </table>
                  </td>
                </tr>
                <tr>
                  <td class="soft" align="${start}" style="padding:18px 4px 0;${STYLE.soft}">
                    ${soldBy === "" ? null : html`<p style="margin:0 0 4px">${soldBy}</p>`}${reason}${new Markup(FOOT_MARK)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `;
  return { subject, text: text.filter((part) => part !== "").join("\n\n") + "\n", html: page.text };
}

/** The side a line begins on. */
export function startOf({ direction }: Reading): "left" | "right" {
  return direction === "rtl" ? "right" : "left";
}

/** The side a line ends on: amounts stand there. */
export function endOf({ direction }: Reading): "left" | "right" {
  return direction === "rtl" ? "left" : "right";
}
