// صفحات قوائم الأمنيات والمقارنة، بالعربية. لا تحمّلها إلا هذه الصفحات.
import { countText } from "./count.ts";
import type { PageTexts } from "./pages.ts";

const count = (n: number) => countText(n, "ar-AE");
const rules = new Intl.PluralRules("ar");

function things(n: number): string {
  const form = rules.select(n);
  if (form === "one") return "منتج واحد";
  if (form === "two") return "منتجان";
  return `${count(n)} ${form === "few" ? "منتجات" : "منتجًا"}`;
}

export const lists: PageTexts["lists"] = {
  guest: "احتفظ بما يعجبك",
  none: "لا قوائم بعد",
  noneHint: "اضغط القلب عند ما يعجبك، أو ابدأ قائمة لمناسبة.",
  things,
  isDefault: "تُحفظ القلوب هنا",
  isShared: "مشتركة برابط",
  isPrivate: "خاصة",
  newList: "قائمة جديدة",
  name: "اسم القائمة",
  namePlaceholder: "عيد ميلاد، مطبخ جديد…",
  create: "إنشاء القائمة",
  back: "كل القوائم",
  edit: "إعدادات القائمة",
  rename: "حفظ الاسم",
  makeDefault: "احفظ القلوب هنا",
  delete: "حذف القائمة",
  deleteHint: "تُحذف القائمة وكل ما فيها نهائيًا.",
  deleteConfirm: "نعم، احذفها",
  empty: "لا شيء في هذه القائمة بعد",
  emptyHint: "اضغط القلب عند ما يعجبك.",
  removed: (title) => `أُزيل ${title}`,
  removedOne: "أُزيل من القائمة.",
  remove: "إزالة",
  move: "نقل",
  moveTo: "نقل إلى",
  editItem: "تعديل أو نقل",
  note: "ملاحظة",
  noteHint: "لا يقرؤها سواك.",
  quantity: "الكمية",
  wanted: (n) => `الكمية ${count(n)}`,
  store: "حفظ",
  addedAt: "أُضيف في",
  addToCart: "أضف إلى السلة",
  marks: {
    price_drop: (amount) => `أقل بـ ${amount} من وقت الإضافة`,
    back_in_stock: () => "عاد إلى المخزون",
    sold_out: () => "نفد حاليًا",
    unavailable: () => "غير معروض هنا حاليًا",
  },
  addedFor: (price) => `${price} وقت الإضافة`,
  share: "مشاركة",
  shareLead: "من لديه الرابط يرى القائمة والاسم الذي تختاره فقط. وتبقى الملاحظات لك وحدك.",
  ownerName: "الاسم الذي يراه القراء",
  ownerNameHint: "يمكن تركه فارغًا.",
  createLink: "إنشاء رابط",
  link: "رابط القائمة",
  copy: "نسخ الرابط",
  copied: "نُسخ الرابط",
  saveOwner: "حفظ الاسم",
  renew: "رابط جديد",
  renewHint: "الرابط الجديد يُبطل القديم.",
  makePrivate: "إيقاف المشاركة",
  open: "كما يراها الآخرون",
  by: (name) => `قائمة من ${name}`,
  sharedLead: "قائمة أمنيات مشتركة",
  sharedEmpty: "لا شيء في هذه القائمة بعد.",
  newest: "العودة إلى الأحدث",
  older: "الأقدم",
};

export const compare: PageTexts["compare"] = {
  title: "مقارنة المنتجات",
  empty: "لا شيء للمقارنة بعد",
  emptyHint: "ابحث عن منتجات أدناه، أو اضغط «قارن» عند أي منتج.",
  one: "أضف منتجًا آخر لترى الفروق.",
  find: "أضف منتجًا آخر",
  findPlaceholder: "ابحث عن منتج",
  findSubmit: "بحث",
  suggested: "منتجات مشابهة",
  results: (q) => `نتائج «${q}»`,
  nothing: (q) => `لا نتائج لـ «${q}».`,
  put: (title) => `ضع ${title} بجانبها`,
  onlyDifferences: "الفروق فقط",
  differs: "مختلف",
  table: "المنتجات جنبًا إلى جنب",
  price: "السعر",
  lowest: "أدنى سعر",
  availability: "التوفر",
  delivery: "التوصيل",
  rating: "التقييم",
  seller: "البائع",
  condition: "الحالة",
  noRating: "بلا تقييم بعد",
  none: "غير مذكور",
};
