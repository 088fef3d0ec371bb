// Pictures for invented products: those of the demo's products on the same shelf, the ones of a like name first.
import type { Source, SourceProduct } from "../catalogue-file.ts";
import type { Kind } from "./kinds.ts";

/** A picture that is stored already. */
export interface StoredPicture {
  hash: string;
  width: number;
  height: number;
  placeholderColour: string;
  credit: string | null;
}

/** For each kind the pictures of products that look like it, one list per product. */
export function picturesOf({ catalogue, pictures }: Source, kinds: readonly Kind[]): Map<Kind, StoredPicture[][]> {
  const creditOf = new Map(
    catalogue.credits.map(({ id, work, author, licence }) => [id, `${work} by ${author}, ${licence}`]),
  );
  const stored = (product: SourceProduct) =>
    product.images.map(({ file, width, height, placeholder, credit }): StoredPicture => ({
      hash: pictures.get(file)!.hash,
      width,
      height,
      placeholderColour: placeholder,
      credit: creditOf.get(credit) ?? null,
    }));
  const onShelf = Map.groupBy(catalogue.products, ({ category }) => category);
  return new Map(kinds.map((kind) => [kind, likest(onShelf.get(kind.shelf) ?? [], kind.noun).map(stored)]));
}

/** The products whose titles share most words with a noun; all of them when none shares any. */
function likest(products: readonly SourceProduct[], noun: string): SourceProduct[] {
  const words = noun.toLowerCase().split(/[ -]/);
  const likeness = ({ title }: SourceProduct) => words.filter((word) => title.toLowerCase().includes(word)).length;
  const most = Math.max(...products.map(likeness));
  return products.filter((product) => likeness(product) === most);
}
