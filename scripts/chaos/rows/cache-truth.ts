// What a page of the shopfront may show at a moment: which price and edition of a product were true, and until when an
// older one may still be seen. And what gives a person away.
import { setTimeout } from "node:timers/promises";
import { type MarketHandle, MARKET_HANDLES, MARKETS } from "@stoa/contract";
import { type Person, priceOf, type Shopfront, titleOf } from "../rig/shopfront.ts";

/** A page that shows something old is gone so long after the purge. */
const GONE_AFTER_MS = 2_000;
/** A change that has not purged its pages by then is lost. */
const PURGED_WITHIN_MS = 20_000;

/** Versions of one fact: when each was superseded in the edges' eyes; not at all for the newest. */
interface Versions {
  newest: number;
  purgedAt: number[];
}

const fresh = (): Versions => ({ newest: 0, purgedAt: [] });

export class Truth {
  private readonly front: Shopfront;
  /** By product, then by market. */
  private readonly prices: Record<MarketHandle, Versions>[];
  private readonly titles: Versions[];
  /** One change of a product at a time: the purge that follows is its own. */
  private readonly turns: Promise<void>[];

  constructor(front: Shopfront) {
    this.front = front;
    this.prices = front.goods.map(() => ({ us: fresh(), in: fresh(), de: fresh(), jp: fresh(), ae: fresh() }));
    this.titles = front.goods.map(fresh);
    this.turns = front.goods.map(() => Promise.resolve());
  }

  /** Changes a price, a stock, a title or reviews of a product, or its seller, and waits until its pages are purged. */
  change(which: number, what: number, sellers: readonly Person[]): Promise<void> {
    const product = Math.floor(which * this.front.goods.length);
    const turn = this.turns[product]!.then(() => this.changed(product, what, sellers));
    this.turns[product] = turn.catch(() => undefined);
    return turn;
  }

  private async changed(product: number, what: number, sellers: readonly Person[]): Promise<void> {
    const { offerId, productId, seller, slug } = this.front.goods[product]!;
    const cookie = sellers[seller]!.cookie;
    const startedAt = Date.now();
    if (what < 0.5) {
      const market = MARKET_HANDLES[Math.floor(what * 2 * MARKET_HANDLES.length)]!;
      const { currency } = MARKETS[market];
      const versions = this.prices[product]![market];
      const { newest } = versions;
      versions.newest += 1;
      const priceMinor = priceOf(product, newest + 1) * (currency === "JPY" ? 1 : 100);
      await this.call("offers.setPrice", cookie, { offerId, currency, priceMinor });
      versions.purgedAt[newest] = await this.purged(slug, startedAt);
      return;
    }
    if (what < 0.65) {
      await this.call("offers.setStock", cookie, { offerId, onHand: 100 + Math.floor(what * 1_000) });
    } else if (what < 0.8) {
      await this.front.sql(
        "INSERT INTO review (id, product_id, author, rating, body, created_at) VALUES (?, ?, 'A reader', 5, 'As it should be.', ?)",
        `rev_${crypto.randomUUID()}`,
        productId,
        startedAt,
      );
      await this.front.later("product.changed", { productId });
    } else if (what < 0.9) {
      await this.front.later("seller.changed", { sellerId: this.front.sellers[seller]!.sellerId });
    } else {
      const { newest } = this.titles[product]!;
      this.titles[product]!.newest += 1;
      await this.front.sql("UPDATE product SET title = ? WHERE id = ?", titleOf(product, newest + 1), productId);
      await this.front.later("product.changed", { productId });
      this.titles[product]!.purgedAt[newest] = await this.purged(slug, startedAt);
      return;
    }
    await this.purged(slug, startedAt);
  }

  private async call(procedure: string, cookie: string, input: object): Promise<void> {
    const response = await fetch(`${this.front.origins.seller}/trpc/seller.${procedure}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
        origin: this.front.origins.seller,
        cookie,
      },
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(`${procedure} answered ${response.status}: ${await response.text()}`);
  }

  /** Waits until no job is open and gives when: the pages of a product must have been purged since the moment given. */
  private async purged(slug: string, sinceMs: number): Promise<number> {
    for (const until = Date.now() + PURGED_WITHIN_MS; Date.now() < until; await setTimeout(50)) {
      const [row] = await this.front.sql<{ open: number; at: number | null }>(
        `SELECT (SELECT count(*) FROM outbox WHERE done_at IS NULL AND created_at BETWEEN ?2 AND ?2 + 10000 AND type <> 'mail.queued') AS open,
           (SELECT purged_at FROM tag_purge WHERE tag = ?1) AS at`,
        `product:${slug}`,
        sinceMs,
      );
      if (row?.open === 0 && row.at !== null && row.at >= sinceMs) return Date.now();
    }
    throw new Error(`the pages of ${slug} were not purged within ${PURGED_WITHIN_MS} ms`);
  }

  /** What of a page's text was no longer true when it was asked for, and was purged long enough before. */
  outdated(text: string, market: MarketHandle, askedAt: number): string[] {
    const wrong: string[] = [];
    const held = (name: string, versions: Versions, version: number) => {
      const purgedAt = versions.purgedAt[version];
      if (version > versions.newest) wrong.push(`${name} ${version} has not been yet`);
      else if (purgedAt !== undefined && askedAt > purgedAt + GONE_AFTER_MS)
        wrong.push(`${name} ${version}, purged ${askedAt - purgedAt} ms before,`);
    };
    for (const [, product, edition] of text.matchAll(/Wonder (\d+) edition (\d+)/g)) {
      const versions = this.titles[Number(product)];
      if (versions) held(`title ${product}`, versions, Number(edition));
    }
    for (const { product, version } of pricesIn(text)) {
      const versions = this.prices[product]?.[market];
      if (versions) held(`price ${product}`, versions, version);
    }
    return wrong;
  }

  /** Whether a page shows a product by its title and its price. */
  shows(text: string, product: number): boolean {
    return text.includes(`Wonder ${product} edition`) && pricesIn(text).some((price) => price.product === product);
  }
}

/** What a visitor can read on a page: no tags, no scripts. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<script.*?<\/script>/gs, " ")
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(/<[^>]*>/g, " ");

function pricesIn(text: string): { product: number; version: number }[] {
  const written = text.match(/(?<![\d.,٬])\d{2,3}[.,٬]\d{3}(?!\d)/g) ?? [];
  return written.map((digits) => {
    const units = Number(digits.replaceAll(/\D/g, ""));
    return { product: Math.floor(units / 10_000) - 1, version: units % 10_000 };
  });
}

/** Whether a cache that anybody shares may keep an answer. */
export const isPublicAnswer = (response: Response): boolean =>
  !/no-store|private/.test(response.headers.get("cache-control") ?? "");

/** What of an answer is somebody's own: words that are theirs alone, and cookies. */
export function personalTraces(response: Response, body: string, canaries: readonly string[]): string[] {
  const headers = JSON.stringify([...response.headers]);
  const traces = canaries.filter((canary) => body.includes(canary) || headers.includes(canary));
  return response.headers.getSetCookie().length > 0 ? [...traces, "a cookie"] : traces;
}
