// الحفظ والمقارنة وما شوهد، بالعربية: ما قد تحتاجه كل صفحة.
import { countText } from "./count.ts";
import type { Texts } from "./index.ts";

export const keep: Texts["keep"] = {
  lists: "قوائمك",
  guestHint: "سجّل الدخول لتجد ما حفظته على كل أجهزتك.",
  heart: (title) => `حفظ ${title}`,
  save: "حفظ في قائمة",
  onList: "محفوظ",
  saveTo: "اختر قائمة",
  saved: (list) => `حُفظ في «${list}»`,
  savedBefore: (list) => `موجود في «${list}» من قبل`,
  takenOff: "أُزيل من قوائمك",
  view: "عرض",
  undo: "تراجع",
  compare: "قارن",
  compareNamed: (title) => `قارن ${title}`,
  comparing: "في المقارنة",
  tray: "منتجات للمقارنة",
  compareThese: (n) => `المقارنة (${countText(n, "ar-AE")})`,
  clear: "إفراغ",
  full: "تتسع المقارنة لأربعة منتجات. أخرج واحدًا أولًا.",
  takeOut: (title) => `أخرج ${title}`,
  recent: "شاهدت هذه",
  forget: "انسها",
  recentHint: "محفوظة في هذا المتصفح فقط.",
  notices: "الإشعارات",
  noticesNew: (n) => `الإشعارات: ${n > 99 ? "أكثر من 99" : countText(n, "ar")} جديدة`,
  tellPrice: "أخبرني عند انخفاض السعر",
  tellStock: "أخبرني عند توفره",
};
