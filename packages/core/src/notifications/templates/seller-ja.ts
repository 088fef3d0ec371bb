// What sellers are written, in Japanese.
import type { SellerWords } from "./seller-words.ts";

export const ja: SellerWords = {
  reason: "このメールは、Stoaで販売されている方にお送りしています。",
  ownerReason: (shop) => `このメールは、Stoaの${shop}のオーナーの方にお送りしています。`,
  appliedReason: "このメールは、Stoaに出店を申し込まれた方にお送りしています。",
  because: "理由",
  open: "開く",
  sale: {
    subject: (number, units) => `新しい注文 ${number}：${units}点`,
    preview: (day, earnings) => `${day}までに発送してください。受取額 ${earnings}。`,
    heading: "新しい注文が入りました",
    opening: (day, method) => `${day}までに${method === "express" ? "お急ぎ便" : "通常配送"}で発送してください。`,
    delivery: "送料",
    discount: "割引",
    total: "注文合計",
    paidByUs: "Stoa負担の割引",
    commission: "手数料",
    earn: "受取額",
    deliverTo: "お届け先",
    button: "注文を開く",
  },
  calledOff: (number, by, isWhole) => {
    const who = by === "buyer" ? "お客様" : "Stoa";
    const what = isWhole ? `注文 ${number}` : `注文 ${number} の一部`;
    return {
      subject: `発送しないでください：${what}がキャンセルされました`,
      preview: `${who}が${what}をキャンセルしました。`,
      heading: isWhole ? "注文がキャンセルされました" : "注文の一部がキャンセルされました",
      opening: `${who}が次の商品をキャンセルしました。発送しないでください。在庫に戻りました。`,
    };
  },
  decision: {
    approved: (shop) => ({
      subject: `${shop}がStoaで開店しました`,
      heading: "ショップが開店しました",
      opening: `${shop}を承認しました。出品はこれから検索され、購入されます。`,
      button: "ショップへ",
    }),
    suspended: (shop) => ({
      subject: `${shop}はStoaで停止されました`,
      heading: "ショップが停止されました",
      opening: `${shop}を停止しました。現在、出品は購入できません。すでにある注文は通常どおり発送してください。`,
      button: "対応を確認する",
    }),
    refused: (shop) => ({
      subject: `${shop}のお申し込みについて`,
      heading: "ショップを開店できません",
      opening: `${shop}のお申し込みを拝見しましたが、このままでは開店できません。`,
      button: "足りないものを見る",
    }),
  },
  product: {
    approved: (title, isNew) => ({
      subject: isNew ? `${title}が公開されました` : `${title}の変更が公開されました`,
      heading: isNew ? "商品が公開されました" : "変更が公開されました",
      opening: isNew
        ? `${title}を承認しました。これから検索され、購入されます。`
        : `${title}の変更を承認しました。購入者に表示されます。`,
      button: "商品を見る",
    }),
    changes_asked: (title, isNew) => ({
      subject: isNew ? `${title}の修正をお願いします` : `${title}の変更の修正をお願いします`,
      heading: isNew ? "商品の修正をお願いします" : "変更の修正をお願いします",
      opening: isNew
        ? `${title}を拝見しました。販売の前に修正をお願いします。`
        : `${title}の変更を拝見しました。修正をお願いします。それまでページは今のままです。`,
      button: "修正して再送する",
    }),
    refused: (title, isNew) => ({
      subject: isNew ? `${title}は承認されませんでした` : `${title}の変更は承認されませんでした`,
      heading: isNew ? "商品は承認されませんでした" : "変更は承認されませんでした",
      opening: isNew
        ? `${title}はこのままでは公開できません。下書きとして残ります。`
        : `${title}の変更は反映しませんでした。ページは今のままです。`,
      button: isNew ? "下書きを見る" : "商品を見る",
    }),
  },
  payout: {
    paid: (money, shop, ending) => ({
      subject: `${money}を送金しました`,
      heading: "送金しました",
      opening: `${shop}の口座（末尾${ending}）に${money}を送金しました。着金まで最大3営業日かかります。`,
      button: "内訳を見る",
    }),
    failed: (money, shop, ending) => ({
      subject: `${money}を送金できませんでした`,
      heading: "送金できませんでした",
      opening: `${shop}の口座（末尾${ending}）に${money}を送金できませんでした。残高に戻しました。`,
      button: "口座を確認する",
    }),
  },
  checkAccount: "送金設定で口座をご確認ください。",
  adjusted: {
    given: (money, shop) => ({
      subject: `残高に${money}を加算しました`,
      heading: "残高に加算しました",
      opening: `${shop}の残高に${money}を加算しました。次回の送金に含まれます。`,
      button: "明細を見る",
    }),
    taken: (money, shop) => ({
      subject: `残高から${money}を差し引きました`,
      heading: "残高を調整しました",
      opening: `${shop}の残高から${money}を差し引きました。お心当たりがない場合はご連絡ください。`,
      button: "明細を見る",
    }),
  },
  dispute: {
    needs_evidence: (number, amount, earned, until) => ({
      subject: `注文 ${number} に異議が申し立てられました`,
      heading: "支払いに異議が申し立てられました",
      opening: `お客様の銀行が${amount}の返還を求めています。決定まで${earned}を保留します。${until}（UTC）までに注文についてお知らせください。`,
    }),
    under_review: (number, amount) => ({
      subject: `注文 ${number} の異議は銀行が審査中です`,
      heading: "ご提出内容は銀行にあります",
      opening: `${amount}について銀行が決定します。`,
    }),
    won: (number, _amount, earned) => ({
      subject: `注文 ${number} の異議に勝ちました`,
      heading: "異議は退けられました",
      opening: `保留していた${earned}が戻りました。`,
    }),
    lost: (number, amount, earned) => ({
      subject: `注文 ${number} の異議が認められました`,
      heading: "異議が認められました",
      opening: `銀行は${amount}をお客様に返しました。${earned}と銀行の手数料を残高から差し引きました。`,
    }),
  },
  disputeButton: "異議を開く",
  review: (shop, title) => ({
    subject: `${shop}：「${title}」をもう一度ご提出ください`,
    heading: "もう一点お願いします",
    opening: `${shop}の「${title}」を拝見しました。もう一度ご提出ください。`,
    button: "チェックリストを開く",
  }),
  missing: "足りないもの",
  webhookOff: (host, because) => ({
    subject: `${host}へのWebhookを停止しました`,
    heading: "Webhookを停止しました",
    opening:
      because === "gone"
        ? `${host}が「もう存在しない」（410）と応答したため、送信を停止しました。`
        : `${host}が3日間一度も受け取らなかったため、送信を停止しました。`,
    button: "Webhookを確認する",
    next: "停止中の出来事は保存されません。原因を直してから、もう一度オンにしてください。",
  }),
  low: (title, left) => ({
    subject: left > 0 ? `${title}：残り${left}点` : `${title}は売り切れました`,
    heading: left > 0 ? "在庫が少なくなりました" : "在庫がなくなりました",
    opening: left > 0 ? `${title}は残り${left}点です。` : `${title}は売り切れました。`,
    button: "在庫を補充する",
    out: "お知らせは一度だけです。補充後、また少なくなったときにお知らせします。",
  }),
  returns: {
    requested: (number) => ({
      subject: `注文 ${number} の返品が承認待ちです`,
      opening: "期間を過ぎているため、ご判断ください。24時間後に自動で承認されます。",
    }),
    approved: (number) => ({
      subject: `注文 ${number} の返品が承認されました`,
      opening: "規定内、またはご承認による返品です。発送されましたらお知らせします。",
    }),
    sent: (number, parcel) => ({
      subject: `注文 ${number} の返品が発送されました`,
      opening: `${parcel}。届いた商品と再販できる商品をお知らせください。`,
    }),
    received: (number) => ({
      subject: `注文 ${number} の返品は到着とみなされました`,
      opening: "発送から14日が経ちました。2営業日以内に返金してください。ない場合は当店が行います。",
    }),
    refunded: (number) => ({
      subject: `注文 ${number} の返品を返金しました`,
      opening: "到着から2営業日以内に返金がなかったため、残高から差し引きました。",
    }),
    cancelled: (number) => ({
      subject: `注文 ${number} の返品は取り下げられました`,
      opening: "お客様は商品をそのままお持ちになります。",
    }),
  },
  claims: {
    open: (number) => ({
      subject: `注文 ${number} の申し立てが回答待ちです`,
      opening: "48時間以内にご回答ください。それ以降はマーケットプレイスが決定します。",
    }),
    customerWrites: "お客様より",
    escalated: (number) => ({
      subject: `注文 ${number} の申し立てをマーケットプレイスが審査します`,
      opening: "双方のお話を確認し、3日以内に決定します。",
    }),
    denied: (number) => ({
      subject: `注文 ${number} の申し立ては却下されました`,
      opening: "お客様は一度だけ不服を申し立てられます。",
    }),
    appealed: (number) => ({
      subject: `注文 ${number} の申し立てを再審査します`,
      opening: "お客様が不服を申し立てました。",
    }),
    resolved: (number) => ({
      subject: `注文 ${number} の申し立ては解決しました`,
      opening: "今後の流れは申し立てのページをご覧ください。",
    }),
    refunded: (number, money, isBorneByYou) => ({
      subject: `注文 ${number} の申し立ては解決しました`,
      opening: `${money}をお客様に返金します。${isBorneByYou ? "ご負担は出品者です" : "マーケットプレイスが負担します"}。`,
    }),
    decision: "決定",
    closed: (number) => ({
      subject: `注文 ${number} の申し立ては終了しました`,
      opening: "ご対応は必要ありません。",
    }),
    withdrawn: (number) => ({
      subject: `注文 ${number} の申し立ては取り下げられました`,
      opening: "ご対応は必要ありません。",
    }),
  },
  message: (number, isFromBuyer) => ({
    subject: `注文 ${number} についてのメッセージ`,
    opening: isFromBuyer ? "お客様より：" : "マーケットプレイスより：",
  }),
};
