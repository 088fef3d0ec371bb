// The demo catalogue on disk: `data/demo-catalogue.json` and the pictures beside it.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const DATA_FOLDER = resolve(import.meta.dirname, "../../data");

/** `data/demo-catalogue.json`. Prices are euro cents; sellers and categories are named by handle and by path. */
export interface CatalogueFile {
  vendors: SourceSeller[];
  categories: SourceCategory[];
  products: SourceProduct[];
  credits: { id: string; work: string; author: string; licence: string }[];
}

export interface SourceSeller {
  slug: string;
  name: string;
  country: string;
  description: string;
  rating: number;
  commissionBps: number;
  joinedAt: string;
  shipsWithinDays: number;
}

export interface SourceCategory {
  /** The path of the category: `home/furniture/sofas`. */
  id: string;
  parent: string | null;
  level: number;
  name: string;
  slug: string;
  image: string;
}

export interface SourceProduct {
  id: string;
  slug: string;
  title: string;
  brand: string;
  vendor: string;
  category: string;
  description: string;
  price: number;
  compareAtPrice: number | null;
  attributes: { key: string; label: string; value: string | number; unit?: string }[];
  options: { name: string; kind: "swatch" | "select"; values: { value: string; hex?: string }[] }[];
  variants: SourceVariant[];
  images: { file: string; width: number; height: number; placeholder: string; alt: string; credit: string }[];
  rating: { average: number; count: number };
  reviews: { author: string; rating: number; body: string; createdAt: string }[];
  tags: string[];
  related: string[];
  createdAt: string;
}

export interface SourceVariant {
  sku: string;
  options: Record<string, string>;
  price: number;
  stock: number;
  weightGrams: number;
  ean: string;
  image: string | null;
}

/** A picture with the name of its content. */
export interface Picture {
  file: string;
  /** SHA-256 of the bytes, in hex. */
  hash: string;
  bytes: Uint8Array;
}

/** The whole source of the demo marketplace. */
export interface Source {
  catalogue: CatalogueFile;
  pictures: Map<string, Picture>;
}

/** Reads the catalogue and every picture that it names. */
export async function readSource(folder = DATA_FOLDER): Promise<Source> {
  const catalogue = JSON.parse(await readFile(join(folder, "demo-catalogue.json"), "utf8")) as CatalogueFile;
  const files = new Set(catalogue.products.flatMap((product) => product.images.map((image) => image.file)));
  const pictures = await Promise.all([...files].map((file) => readPicture(folder, file)));
  return { catalogue, pictures: new Map(pictures.map((picture) => [picture.file, picture])) };
}

async function readPicture(folder: string, file: string): Promise<Picture> {
  const bytes = await readFile(join(folder, file));
  return { file, hash: createHash("sha256").update(bytes).digest("hex"), bytes };
}
