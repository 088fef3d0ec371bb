// Promotions in Arabic.
import type { PromotionTexts } from "./promotions.ts";

export const ar: PromotionTexts = {
  coupon: "رمز القسيمة",
  haveOne: "هل لديك رمز قسيمة؟",
  apply: "تطبيق",
  take: (code) => `إزالة ${code}`,
  notSent: (seller) => `لا يوصل ${seller} إلى هذا العنوان. اختر عنوانًا آخر أو أخرج هذه المنتجات من سلتك.`,
  because: {
    applied: ({ name }) => name,
    unknown_code: ({ name }) => `لا نعرف الرمز ${name}.`,
    not_started: ({ name }) => `لم يبدأ عرض «${name}» بعد.`,
    over: ({ name }) => `انتهى عرض «${name}».`,
    paused: ({ name }) => `عرض «${name}» غير متاح حاليًا.`,
    used_up: ({ name }) => `نفد عرض «${name}».`,
    used_by_you: ({ name }) => `لقد استخدمت «${name}» من قبل.`,
    not_for_you: ({ name }) => `عرض «${name}» مخصص لعملاء معينين. سجّل الدخول أو اكتب بريدك الإلكتروني إن كنت منهم.`,
    first_order_only: ({ name }) => `عرض «${name}» للطلب الأول فقط.`,
    other_market: ({ name }) => `عرض «${name}» غير متاح في هذا البلد.`,
    no_amount_in_currency: ({ name }) => `عرض «${name}» غير متاح بهذه العملة.`,
    nothing_fits: ({ name }) => `لا شيء في سلتك يناسب عرض «${name}».`,
    below_amount: ({ name, missing }) => `أضف ما قيمته ${missing} لتحصل على: ${name}.`,
    below_units: ({ name, units }) => `أضف ${units} لتحصل على: ${name}.`,
    other_method: ({ name }) => `عرض «${name}» لطريقة توصيل أخرى.`,
    other_exclusive: ({ name }) => `لا يمكن الجمع بين «${name}» والعرض الأفضل لديك.`,
    better_together: ({ name }) => `خصوماتك الأخرى مجتمعة توفر لك أكثر من «${name}».`,
    better_delivery: ({ name }) => `لديك عرض توصيل أفضل من «${name}».`,
    nothing_left: ({ name }) => `لم يبقَ ما يخفضه عرض «${name}».`,
  },
};
