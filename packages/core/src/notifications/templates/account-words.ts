// The sentences of mails about an account in the languages of the markets.
import type { AccountChange } from "../../kernel/index.ts";
import type { Market } from "@stoa/contract";

/** The letters that a person can get about their account. */
export type AccountLetter = "verify" | "known" | "reset" | "change_email" | "change_email_known" | AccountChange;

interface Sentences {
  subject: string;
  opening: readonly string[];
  button: string;
}

/** Everything that a mail about an account says. */
export interface AccountWords {
  hello(name: string): string;
  helloNobody: string;
  letters: Record<AccountLetter, Sentences>;
  reason: string;
}

/** Letters about changes: what has changed, and what to do if it was somebody else. */
function changes(words: {
  subjects: Record<AccountChange, string>;
  facts: Record<AccountChange, string>;
  wasItYou: string;
  button: string;
}): Record<AccountChange, Sentences> {
  const of = (what: AccountChange): Sentences => ({
    subject: words.subjects[what],
    opening: [words.facts[what], words.wasItYou],
    button: words.button,
  });
  return {
    password: of("password"),
    email: of("email"),
    second_factor: of("second_factor"),
    recovery_code: of("recovery_code"),
    passkey: of("passkey"),
    identity: of("identity"),
  };
}

const en: AccountWords = {
  hello: (name) => `Hello ${name}`,
  helloNobody: "Hello",
  letters: {
    verify: {
      subject: "Confirm your e-mail address",
      opening: [
        "One step is left: confirm that this address is yours. The link is good for a day.",
        "If you did not ask for an account, leave it be: nothing happens without the link.",
      ],
      button: "Confirm and create the account",
    },
    known: {
      subject: "You already have an account",
      opening: [
        "Somebody has just tried to create an account with this address. It has one already, so nothing was changed.",
        "If it was you, sign in, or set a new password if you do not know it any more.",
      ],
      button: "Sign in",
    },
    reset: {
      subject: "Set a new password",
      opening: [
        "Somebody asked to set a new password for your account. The link is good for 30 minutes and for one use.",
        "If it was not you, leave it be: your password stays as it is.",
      ],
      button: "Set a new password",
    },
    change_email: {
      subject: "Confirm your new e-mail address",
      opening: [
        "Confirm that this address is yours, and your account moves to it. The link is good for 30 minutes.",
        "If you did not ask for it, leave it be.",
      ],
      button: "Confirm the address",
    },
    change_email_known: {
      subject: "This address already has an account",
      opening: [
        "Somebody asked to move another account to this address. It has an account already, so nothing was changed.",
      ],
      button: "Sign in",
    },
    ...changes({
      subjects: {
        password: "Your password was changed",
        email: "Your e-mail address was changed",
        second_factor: "Your second step at sign-in was changed",
        recovery_code: "A recovery code was used",
        passkey: "Your passkeys were changed",
        identity: "Your ways to sign in were changed",
      },
      facts: {
        password: "The password of your account was changed, and all other devices were signed out.",
        email: "Your account has moved to another e-mail address, and all devices were signed out.",
        second_factor: "The authenticator app or the recovery codes of your account were changed.",
        recovery_code: "Somebody signed in to your account with one of its recovery codes.",
        passkey: "A passkey was added to your account or taken from it.",
        identity: "An account elsewhere was linked to your account, or unlinked from it.",
      },
      wasItYou: "If it was you, there is nothing to do. If not, set a new password at once.",
      button: "Set a new password",
    }),
  },
  reason: "You get this mail because it is about an account at Stoa with this address.",
};

const de: AccountWords = {
  hello: (name) => `Guten Tag ${name}`,
  helloNobody: "Guten Tag",
  letters: {
    verify: {
      subject: "Bestätigen Sie Ihre E-Mail-Adresse",
      opening: [
        "Ein Schritt fehlt noch: Bestätigen Sie, dass diese Adresse Ihnen gehört. Der Link gilt einen Tag.",
        "Haben Sie kein Konto gewünscht, müssen Sie nichts tun: Ohne den Link geschieht nichts.",
      ],
      button: "Bestätigen und Konto anlegen",
    },
    known: {
      subject: "Sie haben schon ein Konto",
      opening: [
        "Jemand wollte soeben mit dieser Adresse ein Konto anlegen. Sie hat schon eines; geändert wurde nichts.",
        "Waren Sie es, melden Sie sich an oder setzen Sie ein neues Passwort, wenn Sie es nicht mehr wissen.",
      ],
      button: "Anmelden",
    },
    reset: {
      subject: "Neues Passwort setzen",
      opening: [
        "Jemand möchte ein neues Passwort für Ihr Konto setzen. Der Link gilt 30 Minuten und nur einmal.",
        "Waren Sie es nicht, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.",
      ],
      button: "Neues Passwort setzen",
    },
    change_email: {
      subject: "Bestätigen Sie Ihre neue E-Mail-Adresse",
      opening: [
        "Bestätigen Sie, dass diese Adresse Ihnen gehört, dann zieht Ihr Konto dorthin um. Der Link gilt 30 Minuten.",
        "Haben Sie das nicht gewünscht, müssen Sie nichts tun.",
      ],
      button: "Adresse bestätigen",
    },
    change_email_known: {
      subject: "Diese Adresse hat schon ein Konto",
      opening: [
        "Jemand wollte ein anderes Konto auf diese Adresse umziehen. Sie hat schon eines; geändert wurde nichts.",
      ],
      button: "Anmelden",
    },
    ...changes({
      subjects: {
        password: "Ihr Passwort wurde geändert",
        email: "Ihre E-Mail-Adresse wurde geändert",
        second_factor: "Ihr zweiter Schritt bei der Anmeldung wurde geändert",
        recovery_code: "Ein Wiederherstellungscode wurde benutzt",
        passkey: "Ihre Passkeys wurden geändert",
        identity: "Ihre Anmeldewege wurden geändert",
      },
      facts: {
        password: "Das Passwort Ihres Kontos wurde geändert; alle anderen Geräte wurden abgemeldet.",
        email: "Ihr Konto ist auf eine andere E-Mail-Adresse umgezogen; alle Geräte wurden abgemeldet.",
        second_factor: "Die Authenticator-App oder die Wiederherstellungscodes Ihres Kontos wurden geändert.",
        recovery_code: "Jemand hat sich mit einem Wiederherstellungscode in Ihrem Konto angemeldet.",
        passkey: "Ein Passkey wurde Ihrem Konto hinzugefügt oder entfernt.",
        identity: "Ein Konto bei einem anderen Anbieter wurde mit Ihrem Konto verknüpft oder davon gelöst.",
      },
      wasItYou: "Waren Sie es, ist nichts zu tun. Wenn nicht, setzen Sie sofort ein neues Passwort.",
      button: "Neues Passwort setzen",
    }),
  },
  reason: "Sie erhalten diese E-Mail, weil es um ein Konto bei Stoa mit dieser Adresse geht.",
};

const ja: AccountWords = {
  hello: (name) => `${name} 様`,
  helloNobody: "お客様",
  letters: {
    verify: {
      subject: "メールアドレスの確認",
      opening: [
        "あと一歩です。このアドレスがご本人のものであることをご確認ください。リンクは1日間有効です。",
        "お心当たりがない場合は、何もする必要はありません。",
      ],
      button: "確認してアカウントを作成",
    },
    known: {
      subject: "アカウントはすでにあります",
      opening: [
        "このアドレスで新しいアカウントを作成しようとした方がいます。すでにアカウントがあるため、変更はありません。",
        "ご本人の場合は、サインインするか、新しいパスワードを設定してください。",
      ],
      button: "サインイン",
    },
    reset: {
      subject: "新しいパスワードの設定",
      opening: [
        "アカウントの新しいパスワードの設定が求められました。リンクは30分間、1回だけ有効です。",
        "お心当たりがない場合は、何もする必要はありません。パスワードは変わりません。",
      ],
      button: "新しいパスワードを設定",
    },
    change_email: {
      subject: "新しいメールアドレスの確認",
      opening: [
        "このアドレスがご本人のものであることをご確認いただくと、アカウントのアドレスが変わります。リンクは30分間有効です。",
        "お心当たりがない場合は、何もする必要はありません。",
      ],
      button: "アドレスを確認",
    },
    change_email_known: {
      subject: "このアドレスにはすでにアカウントがあります",
      opening: ["別のアカウントをこのアドレスに移そうとした方がいます。すでにアカウントがあるため、変更はありません。"],
      button: "サインイン",
    },
    ...changes({
      subjects: {
        password: "パスワードが変更されました",
        email: "メールアドレスが変更されました",
        second_factor: "サインインの2段階目が変更されました",
        recovery_code: "リカバリーコードが使われました",
        passkey: "パスキーが変更されました",
        identity: "サインインの方法が変更されました",
      },
      facts: {
        password: "アカウントのパスワードが変更され、ほかのすべての端末からサインアウトしました。",
        email: "アカウントが別のメールアドレスに移り、すべての端末からサインアウトしました。",
        second_factor: "アカウントの認証アプリまたはリカバリーコードが変更されました。",
        recovery_code: "リカバリーコードを使ってアカウントにサインインした方がいます。",
        passkey: "アカウントにパスキーが追加、または削除されました。",
        identity: "外部のアカウントとの連携が追加、または解除されました。",
      },
      wasItYou:
        "ご本人であれば何もする必要はありません。お心当たりがない場合は、すぐに新しいパスワードを設定してください。",
      button: "新しいパスワードを設定",
    }),
  },
  reason: "このアドレスのStoaアカウントに関するお知らせです。",
};

const ar: AccountWords = {
  hello: (name) => `مرحبًا ${name}`,
  helloNobody: "مرحبًا",
  letters: {
    verify: {
      subject: "أكِّد عنوان بريدك الإلكتروني",
      opening: [
        "بقيت خطوة واحدة: أكِّد أن هذا العنوان لك. الرابط صالح ليوم واحد.",
        "إن لم تطلب إنشاء حساب فلا تفعل شيئًا: لن يحدث شيء من دون الرابط.",
      ],
      button: "تأكيد وإنشاء الحساب",
    },
    known: {
      subject: "لديك حساب بالفعل",
      opening: [
        "حاول أحدهم للتو إنشاء حساب بهذا العنوان. له حساب بالفعل، فلم يتغير شيء.",
        "إن كنت أنت فسجّل الدخول، أو عيّن كلمة مرور جديدة إن نسيتها.",
      ],
      button: "تسجيل الدخول",
    },
    reset: {
      subject: "تعيين كلمة مرور جديدة",
      opening: [
        "طلب أحدهم تعيين كلمة مرور جديدة لحسابك. الرابط صالح لثلاثين دقيقة ولمرة واحدة.",
        "إن لم تكن أنت فلا تفعل شيئًا: تبقى كلمة مرورك كما هي.",
      ],
      button: "تعيين كلمة مرور جديدة",
    },
    change_email: {
      subject: "أكِّد عنوان بريدك الجديد",
      opening: ["أكِّد أن هذا العنوان لك فينتقل حسابك إليه. الرابط صالح لثلاثين دقيقة.", "إن لم تطلب ذلك فلا تفعل شيئًا."],
      button: "تأكيد العنوان",
    },
    change_email_known: {
      subject: "لهذا العنوان حساب بالفعل",
      opening: ["طلب أحدهم نقل حساب آخر إلى هذا العنوان. له حساب بالفعل، فلم يتغير شيء."],
      button: "تسجيل الدخول",
    },
    ...changes({
      subjects: {
        password: "تغيّرت كلمة مرورك",
        email: "تغيّر عنوان بريدك الإلكتروني",
        second_factor: "تغيّرت خطوة التحقق الثانية",
        recovery_code: "استُخدم رمز استرداد",
        passkey: "تغيّرت مفاتيح المرور",
        identity: "تغيّرت طرق تسجيل الدخول",
      },
      facts: {
        password: "تغيّرت كلمة مرور حسابك، وسُجّل الخروج من كل الأجهزة الأخرى.",
        email: "انتقل حسابك إلى عنوان بريد آخر، وسُجّل الخروج من كل الأجهزة.",
        second_factor: "تغيّر تطبيق المصادقة أو رموز الاسترداد في حسابك.",
        recovery_code: "سجّل أحدهم الدخول إلى حسابك بأحد رموز الاسترداد.",
        passkey: "أُضيف مفتاح مرور إلى حسابك أو أُزيل منه.",
        identity: "رُبط حساب خارجي بحسابك أو أُلغي ربطه.",
      },
      wasItYou: "إن كنت أنت فلا شيء عليك. وإلا فعيّن كلمة مرور جديدة فورًا.",
      button: "تعيين كلمة مرور جديدة",
    }),
  },
  reason: "تصلك هذه الرسالة لأنها تخص حسابًا في ستوا بهذا العنوان.",
};

/** The sentences by language. */
export const ACCOUNT_WORDS: Record<Market["language"], AccountWords> = { en, de, ja, ar };
