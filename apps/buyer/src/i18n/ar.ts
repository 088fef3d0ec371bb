// الواجهة بالعربية.
import { countText } from "./count.ts";
import { decline, errors } from "./ar-errors.ts";
import type { Texts } from "./index.ts";

const count = (n: number) => countText(n, "ar-AE");
const rules = new Intl.PluralRules("ar");

/** A count with its noun, by the Arabic rules: one, two, few (3–10), many (11–99), other. */
function some(n: number, one: string, two: string, few: string, many: string): string {
  const form = rules.select(n);
  if (form === "one") return one;
  if (form === "two") return two;
  return `${count(n)} ${form === "few" ? few : many}`;
}

const items = (n: number) => some(n, "منتج واحد", "منتجان", "منتجات", "منتجًا");
const reviews = (n: number) => some(n, "تقييم واحد", "تقييمان", "تقييمات", "تقييمًا");

export const ar: Texts = {
  claim: "أشياء جيدة، من الذين يصنعونها ويعتنون بها.",
  skip: "انتقل إلى المحتوى",
  optional: "اختياري",

  nav: {
    main: "الأقسام",
    menu: "القائمة",
    cart: "السلة",
    cartWith: (n) => `السلة، ${items(n)}`,
    account: "الحساب",
    signIn: "تسجيل الدخول",
    orders: "الطلبات",
    market: "البلد والعملة",
    breadcrumb: "أنت هنا",
  },

  footer: {
    shop: "تسوّق",
    help: "حسابك",
    about: "عن ستوا",
    credits: "حقوق الصور",
    note: "تصل بيانات بطاقتك إلى مزوّد الدفع وحده، ولا يراها أي بائع.",
    demo: "سوق تجريبي: المنتجات والبائعون والمدفوعات ليست حقيقية.",
  },

  search: {
    label: "ابحث في السوق",
    placeholder: "عمّ تبحث؟",
    submit: "بحث",
    suggestions: "اقتراحات",
    products: "منتجات",
    categories: "أقسام",
    sellers: "بائعون",
    title: (q) => (q ? `«${q}»` : "كل المنتجات"),
    none: (q) => (q ? `لا نتائج عن «${q}»` : "لا شيء يطابق اختيارك"),
    noneHint: "جرّب مرشّحات أقل أو كتابة أخرى أو كلمة أعم.",
    didYouMean: "هل تقصد",
  },

  home: {
    title: "Stoa: مكان واحد وصنّاع كثيرون",
    headline: "سقف واحد. صنّاع كثيرون.",
    lead: "أثاث وإضاءة وأدوات مطبخ وغيرها من بائعين مستقلين. سلة واحدة ودفعة واحدة، ويصلك ممن يعرف ما يبيع.",
    browse: "تصفّح الكل",
    deals: "عروض اليوم",
    fresh: "جديد ستوا",
    topRated: "الأعلى تقييمًا",
    departments: "تسوّق حسب القسم",
    all: "عرض الكل",
    trust: [
      ["دفعة واحدة", "اشترِ من عدة بائعين وادفع مرة واحدة."],
      ["موعد تعتمد عليه", "كل عرض يخبرك متى يصل."],
      ["قارن في صفحة واحدة", "السعر والتوصيل والحالة لكل بائع جنبًا إلى جنب."],
    ],
  },

  card: {
    was: "قبل",
    off: (percent) => `خصم ${percent}٪`,
    sellers: (n) => some(n, "بائع واحد", "بائعان", "بائعين", "بائعًا"),
    soldOut: "نفد",
    add: (title) => `أضف ${title} إلى السلة`,
    colours: (n) => some(n, "لون واحد", "لونان", "ألوان", "لونًا"),
  },

  rating: (stars, n) => `${stars} من 5 نجوم، ${reviews(n)}`,

  sellerRating: (stars) => `تقييم البائع ${stars} من 5`,

  listing: {
    results: items,
    filters: "المرشّحات",
    apply: "اعرض النتائج",
    clear: "مسح الكل",
    remove: (what) => `إزالة ${what}`,
    sort: "الترتيب",
    sorts: {
      relevance: "الأكثر رواجًا",
      price_asc: "السعر: الأقل أولًا",
      price_desc: "السعر: الأعلى أولًا",
      rating: "الأعلى تقييمًا",
      newest: "الأحدث",
    },
    bestMatch: "الأقرب إلى بحثك",
    facets: {
      category: "القسم",
      brand: "العلامة",
      colour: "اللون",
      condition: "الحالة",
      seller: "البائع",
      rating: "التقييم",
    },
    price: "السعر",
    min: "أدنى سعر",
    max: "أعلى سعر",
    inStock: "المتوفر فقط",
    deals: "العروض فقط",
    starsUp: (n) => (n === 5 ? "5 نجوم" : `${n} نجوم فأكثر`),
    more: "المزيد",
    subcategories: "حدّد أكثر",
    pages: { pages: "الصفحات", previous: "السابق", next: "التالي" },
    sellerSince: (year) => `في ستوا منذ ${year}`,
    shipsFrom: (country) => `الشحن من: ${country}`,
    description: (name, n) => `${name}: ${items(n)} من بائعين مستقلين، مع الأسعار والتقييمات ومواعيد التوصيل.`,
  },

  condition: { new: "جديد", refurbished: "مجدَّد", used_like_new: "مستعمل كالجديد", used_good: "مستعمل بحالة جيدة" },

  product: {
    gallery: "الصور",
    picture: (n) => `صورة ${n}`,
    soldBy: "يبيعه ويرسله",
    add: "أضف إلى السلة",
    added: "أضيف إلى سلتك",
    quantity: "الكمية",
    inStock: "متوفر",
    lastOnes: (n) => `لم يبقَ إلا ${n}`,
    soldOut: "نفد",
    delivery: (from, to) => (from === to ? `يصل ${from}` : `يصل ${from} – ${to}`),
    deliveryFee: (fee) => `التوصيل ${fee}`,
    freeDelivery: "توصيل مجاني",
    taxIncluded: "السعر شامل الضريبة",
    taxAdded: "تضاف الضريبة عند الدفع",
    otherSellers: (n) => some(n, "بائع آخر", "بائعان آخران", "بائعين آخرين", "بائعًا آخر"),
    offerFrom: (seller) => `أضف عرض ${seller} إلى السلة`,
    why: "لماذا هذا العرض أولًا: نوازن بين السعر شامل التوصيل ويوم الوصول وحالة المنتج وتقييم البائع.",
    whyLabel: "كيف نختار",
    about: "عن هذا المنتج",
    facts: "المواصفات",
    reviews: "آراء الزبائن",
    noReviews: "لا تقييمات بعد.",
    stars: (n) => some(n, "نجمة واحدة", "نجمتان", "نجوم", "نجمة"),
    verified: "شراء مؤكد",
    allReviews: reviews,
    related: "قد يعجبك أيضًا",
    brand: "العلامة",
  },

  cart: {
    title: "سلتك",
    empty: "سلتك فارغة",
    emptyHint: "ما تضيفه يبقى هنا لك.",
    browse: "ابدأ التصفح",
    from: "من",
    each: "للقطعة",
    quantityOf: (title) => `كمية ${title}`,
    fewer: "أنقص واحدًا",
    more: "زد واحدًا",
    remove: "إزالة",
    removed: (title) => `أزيل ${title}`,
    undo: "تراجع",
    subtotal: (n) => `المجموع الفرعي، ${items(n)}`,
    later: "يظهر التوصيل والضريبة قبل الدفع.",
    checkout: "إلى الدفع",
    view: "عرض السلة",
    problems: "تغيّر شيء. عدّل الأسطر المعلَّمة للمتابعة.",
    problem: {
      out_of_stock: () => "نفد. أزله للمتابعة.",
      less_available: (n) => `لم يبقَ إلا ${n}. أنقص الكمية.`,
      unavailable: () => "لم يعد معروضًا. أزله للمتابعة.",
    },
  },

  checkout: {
    title: "إتمام الشراء",
    contact: "التواصل",
    email: "البريد الإلكتروني",
    emailHint: "للتأكيد وأخبار التوصيل.",
    haveAccount: "لديك حساب؟",
    address: "عنوان التوصيل",
    delivery: "التوصيل",
    payment: "الدفع",
    summary: "ملخص الطلب",
    methods: { standard: "عادي", express: "سريع" },
    free: "مجاني",
    name: "الاسم الكامل",
    line1: "الشارع ورقم المبنى",
    line2: "الشقة أو الطابق أو الشركة",
    city: "المدينة",
    phone: "الهاتف",
    phoneHint: "لشركة التوصيل فقط.",
    region: { US: "الولاية", IN: "الولاية", JP: "المحافظة", AE: "الإمارة", DE: "الولاية" },
    postalCode: {
      US: "الرمز البريدي",
      IN: "الرمز البريدي",
      JP: "الرمز البريدي",
      DE: "الرمز البريدي",
      AE: "الرمز البريدي",
    },
    pay: { card: "بطاقة", upi: "UPI", wallet: "محفظة", cod: "الدفع عند الاستلام" },
    cardNumber: "رقم البطاقة",
    expiry: "الانتهاء (شهر/سنة)",
    cvc: "رمز الأمان",
    vpa: "معرّف UPI",
    upiHint: "ستوافق على الدفع في صفحة مصرفك بعد ذلك.",
    walletHint: "ستوافق على الدفع في صفحة المحفظة بعد ذلك.",
    codHint: "تدفع للمندوب عند وصول الطرد.",
    testTitle: "وضع تجريبي: لا تُنقل أموال",
    testHint:
      "ادفع بالبطاقة 4242 4242 4242 4242. لرؤية الرفض استعمل 4000 0000 0000 0002، ولخطوة 3-D Secure استعمل 4000 0027 6000 3184. أي تاريخ لاحق وأي رمز يصلحان.",
    testUse: "استعمل البطاقة التجريبية",
    items: "المنتجات",
    deliveryFee: "التوصيل",
    taxIncluded: (name) => `منها ${name}`,
    total: "الإجمالي",
    place: (total) => `ادفع ${total}`,
    update: "حدّث الإجمالي",
    secure: "تذهب بيانات الدفع إلى مزوّد الدفع وحده، ولا نحتفظ بها أبدًا.",
    terms: "بطلبك تشتري من كل بائع مذكور أعلاه بدفعة واحدة.",
    field: "تحقّق من هذا الحقل.",
  },

  decline,

  done: {
    title: "شكرًا لك!",
    confirmed: (email) => `وصلنا طلبك، والتأكيد في الطريق إلى ${email}.`,
    pendingTitle: "لم يُدفع بعد",
    pending: "نحجز أشياءك لوقت قصير. ادفع الآن لتبقى لك.",
    expiredTitle: "انتهت مهلة هذا الطلب",
    expired: "لم يُدفع في الوقت، فلم يُخصم شيء وعادت المنتجات إلى الرف.",
    number: "رقم الطلب",
    follow: "تتبّع طلبك",
    onward: "تابع التسوق",
  },

  orders: {
    title: "طلباتك",
    empty: "لا طلبات بعد",
    emptyHint: "تظهر هنا الطلبات من هذا المتصفح أو من حسابك.",
    placed: "تاريخ الطلب",
    units: items,
    one: (number) => `الطلب ${number}`,
    soldBy: "البائع",
    live: "يتحدّث مباشرة",
    tracking: "التتبّع",
    shipTo: "التوصيل إلى",
    payment: "الدفع",
    paid: "دُفع",
    toPay: "يُدفع عند الاستلام",
    back: "كل الطلبات",
    newest: "عودة إلى الأحدث",
    older: "طلبات أقدم",
    status: {
      pending: "بانتظار الدفع",
      confirmed: "مؤكد",
      picking: "قيد التجهيز",
      packed: "مغلّف",
      shipped: "في الطريق",
      delivered: "وصل",
      cancelled: "ملغى",
      expired: "منتهٍ",
    },
  },

  account: {
    title: "حسابك",
    hello: (name) => `أهلًا ${name}`,
    signIn: "تسجيل الدخول",
    signInLead: "أهلًا بعودتك.",
    register: "أنشئ حسابًا",
    registerLead: "طلباتك كلها في مكان واحد، في دقيقة.",
    name: "الاسم",
    email: "البريد الإلكتروني",
    password: "كلمة المرور",
    passwordHint: "عشرة أحرف على الأقل.",
    signOut: "تسجيل الخروج",
    guest: "لم تسجّل الدخول",
    guestHint: "يمكنك الشراء دون حساب. ومع الحساب ترافقك طلباتك إلى كل جهاز.",
  },

  credits: { title: "حقوق الصور", lead: "صور هذا المتجر مأخوذة من أعمال هؤلاء. شكرًا لهم." },

  missing: { title: "لا نجد هذه الصفحة", hint: "ربما انتقلت أو في العنوان خطأ.", home: "إلى الصفحة الأولى" },
  broken: { title: "حدث خطأ من جهتنا", retry: "حاول مجددًا" },

  errors,
};
