// 日本語のエラー文。
import type { Texts } from "./index.ts";

export const errors: Texts["errors"] = {
  UNAUTHENTICATED: "先にログインしてください。",
  BAD_CREDENTIALS: "メールアドレスまたはパスワードが違います。",
  SESSION_EXPIRED: "ログアウトされました。もう一度ログインしてください。",
  FORBIDDEN: "この操作はできません。",
  SELLER_SUSPENDED: "この出店者は現在販売を停止しています。",
  NOT_FOUND: "見つかりませんでした。",
  INVALID_INPUT: "入力に不足や誤りがあります。印のついた項目をご確認ください。",
  CART_EMPTY: "カートは空です。",
  CART_FULL: "カートがいっぱいです。注文するか、商品を減らしてください。",
  LIST_FULL: "このリストはいっぱいです。何かを外すか、別のリストをお使いください。",
  TOO_MANY_LISTS: "リストの数が上限に達しています。先に一つ削除してください。",
  CONFLICT: "その間に変更がありました。ご確認のうえ、もう一度お試しください。",
  IDEMPOTENCY_KEY_REUSED: "このフォームは送信済みです。注文履歴をご確認ください。",
  REQUEST_IN_PROGRESS: "処理中です。数秒お待ちください。",
  OVER_ORDER_LIMIT: "この出品者が1回の注文で販売する数量を超えています。",
  OUT_OF_STOCK: "ちょうど売り切れた商品があります。カートに印をつけました。",
  OFFER_UNAVAILABLE: "この商品の取り扱いは終了しました。",
  PRICE_CHANGED: "合計が変わりました。ご確認のうえ、もう一度ご注文ください。請求は発生していません。",
  HANDLE_TAKEN: "この名前は使われています。",
  EMAIL_TAKEN: "このメールアドレスは登録済みです。ログインしてください。",
  ILLEGAL_TRANSITION: "この注文ではその操作はできません。",
  METHOD_UNAVAILABLE: "この支払い方法は使えません。別の方法をお選びください。",
  PAYMENT_DECLINED: "支払いが拒否されました。もう一度試すか、別の方法をお選びください。",
  PAYMENT_ACTION_REQUIRED: "銀行での承認が必要です。",
  RATE_LIMITED: "試行回数が多すぎます。1分ほどお待ちください。",
  PROVIDER_UNAVAILABLE: "決済会社が応答しません。請求は発生していません。もう一度お試しください。",
  FILE_REFUSED: "このファイルは使えません。",
  UNKNOWN: "うまくいきませんでした。接続を確認して、もう一度お試しください。",
};

export const decline: Texts["decline"] = {
  card_declined: "カード会社に拒否されました。別のカードをお試しください。",
  insufficient_funds: "カードの残高が足りません。別のカードをお試しください。",
  expired_card: "カードの有効期限が切れています。別のカードをお試しください。",
  authentication_failed: "支払いが承認されませんでした。もう一度お試しください。",
  other: "支払いが完了しませんでした。もう一度試すか、別の方法をお選びください。",
};
