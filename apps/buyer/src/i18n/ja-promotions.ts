// Promotions in Japanese.
import type { PromotionTexts } from "./promotions.ts";

export const ja: PromotionTexts = {
  coupon: "クーポンコード",
  haveOne: "クーポンコードをお持ちですか？",
  apply: "適用",
  take: (code) => `${code}を外す`,
  notSent: (seller) => `${seller}はこの住所へ配送していません。別の住所を選ぶか、商品をカートから外してください。`,
  because: {
    applied: ({ name }) => name,
    unknown_code: ({ name }) => `コード「${name}」は見つかりません。`,
    not_started: ({ name }) => `「${name}」はまだ始まっていません。`,
    over: ({ name }) => `「${name}」は終了しました。`,
    paused: ({ name }) => `「${name}」は現在ご利用いただけません。`,
    used_up: ({ name }) => `「${name}」は上限に達しました。`,
    used_by_you: ({ name }) => `「${name}」はすでにご利用済みです。`,
    not_for_you: ({ name }) =>
      `「${name}」は対象のお客様限定です。対象の方はログインするか、メールアドレスを入力してください。`,
    first_order_only: ({ name }) => `「${name}」は初回のご注文限定です。`,
    other_market: ({ name }) => `「${name}」はこの国ではご利用いただけません。`,
    no_amount_in_currency: ({ name }) => `「${name}」はこの通貨ではご利用いただけません。`,
    nothing_fits: ({ name }) => `カートに「${name}」の対象商品がありません。`,
    below_amount: ({ name, missing }) => `あと${missing}で「${name}」が適用されます。`,
    below_units: ({ name, units }) => `あと${units}点で「${name}」が適用されます。`,
    other_method: ({ name }) => `「${name}」は別の配送方法が対象です。`,
    other_exclusive: ({ name }) => `「${name}」は、適用中のよりお得な特典と併用できません。`,
    better_together: ({ name }) => `ほかの割引の組み合わせのほうが「${name}」よりお得です。`,
    better_delivery: ({ name }) => `送料には「${name}」よりお得な特典が適用されています。`,
    nothing_left: ({ name }) => `「${name}」で割引できる金額が残っていません。`,
  },
};
