// What sellers are written, in Arabic.
import type { SellerWords } from "./seller-words.ts";

export const ar: SellerWords = {
  reason: "تصلك هذه الرسالة لأنك تبيع على Stoa.",
  ownerReason: (shop) => `تصلك هذه الرسالة لأنك مالك ${shop} على Stoa.`,
  appliedReason: "تصلك هذه الرسالة لأنك تقدمت بطلب للبيع على Stoa.",
  because: "السبب",
  open: "فتح",
  sale: {
    subject: (number, units) => `طلب جديد ${number}: عدد القطع ${units}`,
    preview: (day, earnings) => `اشحنه قبل ${day}. تكسب ${earnings}.`,
    heading: "لديك طلب جديد",
    opening: (day, method) => `يُرجى شحنه قبل ${day}، ${method === "express" ? "توصيل سريع" : "توصيل عادي"}.`,
    delivery: "التوصيل",
    discount: "الخصم",
    total: "إجمالي الطلب",
    paidByUs: "خصم تتحمله Stoa",
    commission: "العمولة",
    earn: "تكسب",
    deliverTo: "التوصيل إلى",
    button: "فتح الطلب",
  },
  calledOff: (number, by, isWhole) => {
    const who = by === "buyer" ? "ألغى العميل" : "ألغت Stoa";
    const what = isWhole ? `الطلب ${number}` : `جزءًا من الطلب ${number}`;
    return {
      subject: isWhole ? `لا ترسله: أُلغي الطلب ${number}` : `لا ترسله: أُلغي جزء من الطلب ${number}`,
      preview: `${who} ${what}.`,
      heading: isWhole ? "أُلغي طلب" : "أُلغي جزء من طلب",
      opening: `${who} هذه المنتجات. يُرجى عدم إرسالها؛ فقد عادت إلى مخزونك.`,
    };
  },
  decision: {
    approved: (shop) => ({
      subject: `${shop} مفتوح على Stoa`,
      heading: "متجرك مفتوح",
      opening: `وافقنا على ${shop}. يمكن العثور على عروضك وشراؤها من الآن.`,
      button: "إلى متجرك",
    }),
    suspended: (shop) => ({
      subject: `${shop} موقوف على Stoa`,
      heading: "متجرك موقوف",
      opening: `أوقفنا ${shop}. لا يمكن شراء عروضه حاليًا. تُشحن الطلبات القائمة كالمعتاد.`,
      button: "ما المطلوب؟",
    }),
    refused: (shop) => ({
      subject: `طلبك لفتح ${shop}`,
      heading: "لا يمكننا فتح متجرك",
      opening: `قرأنا طلبك لفتح ${shop} ولا يمكننا فتح المتجر كما هو.`,
      button: "ما الناقص؟",
    }),
  },
  product: {
    approved: (title, isNew) => ({
      subject: isNew ? `${title} في المتجر الآن` : `تعديلك على ${title} في المتجر الآن`,
      heading: isNew ? "منتجك في المتجر" : "تعديلك في المتجر",
      opening: isNew
        ? `وافقنا على ${title}. يمكن العثور عليه وشراؤه من الآن.`
        : `وافقنا على تعديلك على ${title}. يراه المشترون من الآن.`,
      button: "عرض المنتج",
    }),
    changes_asked: (title, isNew) => ({
      subject: isNew ? `${title} يحتاج إلى مراجعة` : `تعديلك على ${title} يحتاج إلى مراجعة`,
      heading: isNew ? "منتجك يحتاج إلى مراجعة" : "تعديلك يحتاج إلى مراجعة",
      opening: isNew
        ? `قرأنا ${title} ونطلب منك تغيير شيء قبل عرضه للبيع.`
        : `قرأنا تعديلك على ${title} ونطلب منك مراجعته. تبقى الصفحة كما هي حتى ذلك الحين.`,
      button: "عدّله وأرسله مجددًا",
    }),
    refused: (title, isNew) => ({
      subject: isNew ? `لم تتم الموافقة على ${title}` : `لم تتم الموافقة على تعديلك على ${title}`,
      heading: isNew ? "لم تتم الموافقة على منتجك" : "لم تتم الموافقة على تعديلك",
      opening: isNew
        ? `لا يمكننا وضع ${title} في المتجر كما هو. يبقى لديك كمسودة.`
        : `لم نُجرِ تعديلك على ${title}. تبقى الصفحة كما هي.`,
      button: isNew ? "عرض المسودة" : "عرض المنتج",
    }),
  },
  payout: {
    paid: (money, shop, ending) => ({
      subject: `دفعتك بمبلغ ${money} في الطريق`,
      heading: "دفعتك في الطريق",
      opening: `أرسلنا ${money} إلى حساب ${shop} المنتهي بـ ${ending}. تحتاج البنوك حتى ثلاثة أيام عمل.`,
      button: "عرض تفاصيلها",
    }),
    failed: (money, shop, ending) => ({
      subject: `لم تصل دفعتك بمبلغ ${money}`,
      heading: "لم تصل دفعتك",
      opening: `لم نتمكن من إرسال ${money} إلى حساب ${shop} المنتهي بـ ${ending}. عاد المبلغ إلى رصيدك.`,
      button: "تحقق من الحساب",
    }),
  },
  checkAccount: "يُرجى التحقق من الحساب في إعدادات الدفع.",
  adjusted: {
    given: (money, shop) => ({
      subject: `أضفنا ${money} إلى رصيدك`,
      heading: "زاد رصيدك",
      opening: `أضفنا ${money} إلى رصيد ${shop}. سيُصرف المبلغ مع دفعتك القادمة.`,
      button: "عرض كشف الحساب",
    }),
    taken: (money, shop) => ({
      subject: `خصمنا ${money} من رصيدك`,
      heading: "عُدِّل رصيدك",
      opening: `خصمنا ${money} من رصيد ${shop}. إذا كنت ترى أن ذلك خطأ فيُرجى مراسلتنا.`,
      button: "عرض كشف الحساب",
    }),
  },
  dispute: {
    needs_evidence: (number, amount, earned, until) => ({
      subject: `اعتراض على دفع الطلب ${number}`,
      heading: "اعترض عميل على عملية دفع",
      opening: `يطلب بنكه استرداد ${amount}. حُجز ${earned} من أموالك حتى صدور القرار. أخبرنا بما تعرفه عن الطلب قبل ${until} UTC.`,
    }),
    under_review: (number, amount) => ({
      subject: `الاعتراض على الطلب ${number} لدى البنك`,
      heading: "ما كتبته لدى البنك",
      opening: `يقرر البنك بشأن ${amount}.`,
    }),
    won: (number, _amount, earned) => ({
      subject: `ربحت الاعتراض على الطلب ${number}`,
      heading: "رُبح الاعتراض",
      opening: `عاد إليك ${earned} الذي كان محجوزًا.`,
    }),
    lost: (number, amount, earned) => ({
      subject: `خُسر الاعتراض على الطلب ${number}`,
      heading: "خُسر الاعتراض",
      opening: `أعاد البنك ${amount} إلى العميل. خُصم ${earned} ورسوم البنك من رصيدك.`,
    }),
  },
  disputeButton: "فتح الاعتراض",
  review: (shop, title) => ({
    subject: `${shop}: نحتاج «${title}» مرة أخرى`,
    heading: "أمر آخر",
    opening: `اطلعنا على «${title}» لمتجر ${shop}، ونحتاجه مرة أخرى.`,
    button: "فتح القائمة",
  }),
  missing: "ما الناقص",
  webhookOff: (host, because) => ({
    subject: `أُوقفت إشعارات الويب إلى ${host}`,
    heading: "أُوقف أحد إشعارات الويب",
    opening:
      because === "gone"
        ? `أجاب ${host} بأنه لم يعد موجودًا (410)، فلم نعد نرسل إليه.`
        : `لم يستلم ${host} شيئًا منذ ثلاثة أيام، فلم نعد نرسل إليه.`,
    button: "عرض إشعار الويب",
    next: "ما يحدث من الآن لا يُحفظ له. أصلح الخلل ثم شغّله من جديد.",
  }),
  low: (title, left) => ({
    subject: left > 0 ? `${title}: بقي ${left}` : `نفد ${title}`,
    heading: left > 0 ? "بقي القليل" : "لم يبقَ شيء",
    opening: left > 0 ? `بقي ${left} من ${title} للبيع.` : `نفد ${title}.`,
    button: "إعادة التعبئة",
    out: "نخبرك مرة واحدة؛ وبعد إعادة التعبئة نخبرك حين يقلّ مجددًا.",
  }),
  returns: {
    requested: (number) => ({
      subject: `إرجاع للطلب ${number} ينتظرك`,
      opening: "انتهت المهلة، لذا القرار لك. يُقبل تلقائيًا بعد 24 ساعة.",
    }),
    approved: (number) => ({
      subject: `قُبل إرجاع للطلب ${number}`,
      opening: "هو ضمن السياسة، أو أنك قبلته. نخبرك حين يكون في الطريق.",
    }),
    sent: (number, parcel) => ({
      subject: `إرجاع للطلب ${number} في الطريق إليك`,
      opening: `${parcel}. أخبرنا بما وصل، وبما يمكن بيعه مجددًا.`,
    }),
    received: (number) => ({
      subject: `يُعد إرجاع الطلب ${number} مستلمًا`,
      opening: "كان في الطريق 14 يومًا. أعد المبلغ خلال يومي عمل، وإلا فعلنا نحن.",
    }),
    refunded: (number) => ({
      subject: `أعدنا مبلغ إرجاع الطلب ${number}`,
      opening: "لم يُعد المبلغ خلال يومي عمل من الاستلام، فخُصم من رصيدك.",
    }),
    cancelled: (number) => ({
      subject: `أُلغي إرجاع الطلب ${number}`,
      opening: "يحتفظ العميل بالمنتجات.",
    }),
  },
  claims: {
    open: (number) => ({
      subject: `مطالبة بشأن الطلب ${number} تنتظرك`,
      opening: "أجب خلال 48 ساعة. بعدها يقرر السوق.",
    }),
    customerWrites: "كتب العميل",
    escalated: (number) => ({
      subject: `المطالبة بشأن الطلب ${number} لدى السوق`,
      opening: "ننظر فيما كتبه كلاكما، ونقرر خلال ثلاثة أيام.",
    }),
    denied: (number) => ({
      subject: `رُفضت المطالبة بشأن الطلب ${number}`,
      opening: "يمكن للعميل الاستئناف مرة واحدة.",
    }),
    appealed: (number) => ({
      subject: `يُعاد النظر في المطالبة بشأن الطلب ${number}`,
      opening: "استأنف العميل.",
    }),
    resolved: (number) => ({
      subject: `سُوّيت المطالبة بشأن الطلب ${number}`,
      opening: "ترى الخطوة التالية في المطالبة.",
    }),
    refunded: (number, money, isBorneByYou) => ({
      subject: `سُوّيت المطالبة بشأن الطلب ${number}`,
      opening: `يعود ${money} إلى العميل؛ ${isBorneByYou ? "على حسابك" : "على حساب السوق"}.`,
    }),
    decision: "القرار",
    closed: (number) => ({
      subject: `أُغلقت المطالبة بشأن الطلب ${number}`,
      opening: "لا شيء آخر مطلوب.",
    }),
    withdrawn: (number) => ({
      subject: `سُحبت المطالبة بشأن الطلب ${number}`,
      opening: "لا شيء آخر مطلوب.",
    }),
  },
  message: (number, isFromBuyer) => ({
    subject: `رسالة بشأن الطلب ${number}`,
    opening: isFromBuyer ? "كتب العميل:" : "كتب السوق:",
  }),
};
