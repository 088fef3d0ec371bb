// छूट और कूपन, हिन्दी में।
import type { PromotionTexts } from "./promotions.ts";

export const hi: PromotionTexts = {
  coupon: "कूपन कोड",
  haveOne: "क्या आपके पास कूपन कोड है?",
  apply: "लागू करें",
  take: (code) => `${code} हटाएँ`,
  notSent: (seller) => `${seller} इस पते पर डिलीवरी नहीं करता। दूसरा पता चुनें या ये चीज़ें कार्ट से निकालें।`,
  because: {
    applied: ({ name }) => name,
    unknown_code: ({ name }) => `हम कोड ${name} को नहीं जानते।`,
    not_started: ({ name }) => `${name} अभी शुरू नहीं हुआ।`,
    over: ({ name }) => `${name} समाप्त हो गया।`,
    paused: ({ name }) => `${name} फ़िलहाल लागू नहीं है।`,
    used_up: ({ name }) => `${name} पूरा इस्तेमाल हो चुका है।`,
    used_by_you: ({ name }) => `आप ${name} का इस्तेमाल कर चुके हैं।`,
    not_for_you: ({ name }) => `${name} कुछ ग्राहकों के लिए है। यदि आप उनमें हैं तो साइन इन करें या अपना ई-मेल पता लिखें।`,
    first_order_only: ({ name }) => `${name} पहले ऑर्डर के लिए है।`,
    other_market: ({ name }) => `${name} इस देश में लागू नहीं है।`,
    no_amount_in_currency: ({ name }) => `${name} इस मुद्रा में लागू नहीं है।`,
    nothing_fits: ({ name }) => `आपके कार्ट में ${name} के लायक कुछ नहीं है।`,
    below_amount: ({ name, missing }) => `${missing} और, तो आपको मिलेगा: ${name}।`,
    below_units: ({ name, units }) => `${units} और, तो आपको मिलेगा: ${name}।`,
    other_method: ({ name }) => `${name} डिलीवरी के दूसरे तरीक़े के लिए है।`,
    other_exclusive: ({ name }) => `${name} को आपके बेहतर ऑफ़र के साथ नहीं जोड़ा जा सकता।`,
    better_together: ({ name }) => `आपकी दूसरी छूटें मिलकर ${name} से ज़्यादा बचाती हैं।`,
    better_delivery: ({ name }) => `डिलीवरी के लिए आपके पास ${name} से बेहतर ऑफ़र है।`,
    nothing_left: ({ name }) => `${name} के लिए घटाने को कुछ नहीं बचा।`,
  },
};
