// The words of what stands there without a line, and of a new build. Loaded by the pages that need them, in all languages.
import type { Language } from "./index.ts";

const en = {
  title: "You are offline",
  hint: "There is no connection right now. Pages you opened before may still be there.",
  seen: "Looked at before",
  retry: "Try again",
  isNew: "A new version of the shop is here.",
  reload: "Load it",
};

/** These words. */
export type OfflineTexts = typeof en;

const de: OfflineTexts = {
  title: "Sie sind offline",
  hint: "Gerade gibt es keine Verbindung. Seiten, die schon offen waren, sind vielleicht noch da.",
  seen: "Zuletzt angesehen",
  retry: "Noch einmal versuchen",
  isNew: "Es gibt eine neue Version des Ladens.",
  reload: "Laden",
};

const ja: OfflineTexts = {
  title: "オフラインです",
  hint: "現在インターネットに接続されていません。前に開いたページは表示できることがあります。",
  seen: "最近見た商品",
  retry: "再試行",
  isNew: "新しいバージョンがあります。",
  reload: "更新する",
};

const ar: OfflineTexts = {
  title: "أنت غير متصل",
  hint: "لا يوجد اتصال الآن. قد تكون الصفحات التي فتحتها من قبل متاحة.",
  seen: "شاهدته من قبل",
  retry: "أعد المحاولة",
  isNew: "تتوفر نسخة جديدة من المتجر.",
  reload: "تحميلها",
};

const hi: OfflineTexts = {
  title: "आप ऑफ़लाइन हैं",
  hint: "अभी इंटरनेट कनेक्शन नहीं है। जो पृष्ठ आपने पहले खोले थे, वे शायद अब भी खुल जाएँ।",
  seen: "आपने पहले ये देखे",
  retry: "फिर कोशिश करें",
  isNew: "दुकान का नया संस्करण आ गया है।",
  reload: "अपडेट करें",
};

export const OFFLINE_TEXTS: Record<Language, OfflineTexts> = { en, de, ja, ar, hi };
