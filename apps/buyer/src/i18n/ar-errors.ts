// ما الذي حدث، بالعربية.
import type { Texts } from "./index.ts";

export const errors: Texts["errors"] = {
  UNAUTHENTICATED: "سجّل الدخول أولًا.",
  BAD_CREDENTIALS: "البريد أو كلمة المرور غير صحيحة.",
  SESSION_EXPIRED: "انتهت جلستك. سجّل الدخول مجددًا.",
  FORBIDDEN: "لا يمكنك فعل ذلك.",
  SELLER_SUSPENDED: "هذا البائع لا يبيع حاليًا.",
  NOT_FOUND: "لم نجد ذلك.",
  INVALID_INPUT: "شيء ناقص أو غير صحيح. تحقّق من الحقول المعلَّمة.",
  CART_EMPTY: "سلتك فارغة.",
  CART_FULL: "سلتك ممتلئة. اطلب ما فيها أو أزل شيئًا منها.",
  CONFLICT: "تغيّر شيء في هذه الأثناء. انظر مجددًا ثم أعد المحاولة.",
  IDEMPOTENCY_KEY_REUSED: "أُرسل هذا النموذج من قبل. انظر إلى طلباتك قبل إرساله مجددًا.",
  REQUEST_IN_PROGRESS: "ما زلنا نعمل عليه. انتظر بضع ثوانٍ.",
  OUT_OF_STOCK: "نفد شيء للتو. علّمناه في سلتك.",
  OFFER_UNAVAILABLE: "لم يعد هذا العرض متاحًا.",
  PRICE_CHANGED: "تغيّر الإجمالي. تحقّق منه واطلب مجددًا؛ لم يُخصم شيء.",
  HANDLE_TAKEN: "هذا الاسم مستعمل.",
  EMAIL_TAKEN: "يوجد حساب بهذا البريد. سجّل الدخول به.",
  ILLEGAL_TRANSITION: "لم يعد ذلك ممكنًا لهذا الطلب.",
  METHOD_UNAVAILABLE: "طريقة الدفع هذه غير متاحة هنا. اختر غيرها.",
  PAYMENT_DECLINED: "رُفض الدفع. حاول مجددًا أو اختر طريقة أخرى.",
  PAYMENT_ACTION_REQUIRED: "يطلب مصرفك موافقتك على الدفع.",
  RATE_LIMITED: "محاولات كثيرة. انتظر دقيقة ثم حاول.",
  PROVIDER_UNAVAILABLE: "خدمة الدفع لا تستجيب. لم يُخصم شيء؛ حاول مجددًا.",
  FILE_REFUSED: "لا يمكن استعمال هذا الملف.",
  UNKNOWN: "لم ينجح ذلك. تحقّق من اتصالك وحاول مجددًا.",
};

export const decline: Texts["decline"] = {
  card_declined: "رفض مصرفك البطاقة. جرّب بطاقة أخرى.",
  insufficient_funds: "رصيد البطاقة لا يكفي. جرّب بطاقة أخرى.",
  expired_card: "انتهت صلاحية البطاقة. جرّب بطاقة أخرى.",
  authentication_failed: "لم تتم الموافقة على الدفع. يمكنك المحاولة مجددًا.",
  other: "لم يتم الدفع. حاول مجددًا أو اختر طريقة أخرى.",
};
