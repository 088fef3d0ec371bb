// 保存・比較・閲覧履歴の日本語。どのページでも使う言葉。
import { countText } from "./count.ts";
import type { Texts } from "./index.ts";

export const keep: Texts["keep"] = {
  lists: "リスト",
  guestHint: "ログインすると、保存したものをどの端末でも見られます。",
  heart: (title) => `${title}を保存`,
  save: "リストに保存",
  onList: "保存済み",
  saveTo: "リストを選ぶ",
  saved: (list) => `「${list}」に保存しました`,
  savedBefore: (list) => `すでに「${list}」にあります`,
  takenOff: "リストから外しました",
  view: "見る",
  undo: "元に戻す",
  compare: "比較",
  compareNamed: (title) => `${title}を比較に追加`,
  comparing: "比較中",
  tray: "比較する商品",
  compareThese: (n) => `${countText(n, "ja")}点を比較`,
  clear: "クリア",
  full: "比較できるのは4点までです。先に一つ外してください。",
  takeOut: (title) => `${title}を外す`,
  recent: "最近見た商品",
  forget: "履歴を消す",
  recentHint: "このブラウザーにだけ保存されています。",
  notices: "お知らせ",
  noticesNew: (n) => `お知らせ：新着${n > 99 ? "99件以上" : `${countText(n, "ja")}件`}`,
  tellPrice: "値下がりしたら知らせる",
  tellStock: "再入荷したら知らせる",
};
