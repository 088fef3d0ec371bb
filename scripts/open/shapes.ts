// Shapes: what JSON looks like, as TypeScript's own checker understands the types of the source. Reads types; writes nothing.
import { type Checker, ObjectFlags, type Symbol, SymbolFlags, type Type, TypeFlags } from "typescript/unstable/sync";

/** One field of an object. */
export type Field = { readonly name: string; readonly isOptional: boolean; readonly doc: string; readonly of: Shape };

/** The shape of a value on the wire; `nothing` is not sent at all. A `template` is a string whose fixed pieces are `texts`. */
export type Shape =
  | { readonly kind: "nothing" | "string" | "number" | "boolean" | "null" | "unknown" }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "template"; readonly texts: readonly string[] }
  | { readonly kind: "array"; readonly of: Shape }
  | { readonly kind: "tuple"; readonly of: readonly Shape[] }
  | { readonly kind: "object"; readonly fields: readonly Field[]; readonly rest: Shape | null }
  | { readonly kind: "union"; readonly of: readonly Shape[] }
  | { readonly kind: "named"; readonly name: string };

/** A shape with a name of its own. */
export type Named = { readonly doc: string; readonly of: Shape };

const has = (flags: number, flag: number): boolean => (flags & flag) !== 0;

/** Reads types into shapes; what has a name in the source keeps it, and stands once in `named`. */
export class ShapeReader {
  readonly named = new Map<string, Named>();
  readonly #checker: Checker;
  readonly #names = new Map<number, string>();

  constructor(checker: Checker) {
    this.#checker = checker;
  }

  /** The shape of a type. */
  read(type: Type): Shape {
    const name = this.#nameOf(type);
    if (name === null) return this.#anonymous(type);
    const known = this.#names.get(type.id);
    if (known !== undefined) return { kind: "named", name: known };
    let free = name;
    for (let i = 2; [...this.#names.values()].includes(free); i += 1) free = `${name}${i}`;
    this.#names.set(type.id, free);
    const symbol = type.getAliasSymbol() ?? type.getSymbol();
    this.named.set(free, { doc: symbol?.getDocumentationComment(this.#checker) ?? "", of: this.#anonymous(type) });
    return { kind: "named", name: free };
  }

  /** The name that the source has for a type of its own; null for what is inline, generic or of the language. */
  #nameOf(type: Type): string | null {
    const alias = type.getAliasSymbol();
    if (alias) return type.getAliasTypeArguments().length > 0 || !this.#isOurs(alias) ? null : alias.name;
    if (!type.isObjectType() || !type.isClassOrInterface()) return null;
    const symbol = type.getSymbol();
    return symbol && this.#isOurs(symbol) && type.getTypeParameters().length === 0 ? symbol.name : null;
  }

  #isOurs(symbol: Symbol): boolean {
    return symbol.declarations.every(({ path }) => path.includes("/packages/") && !path.includes("/node_modules/zod/"));
  }

  #anonymous(type: Type): Shape {
    const { flags } = type;
    if (type.isUnionType() && !has(flags, TypeFlags.Boolean)) return this.#union(type.getTypes());
    if (type.isStringLiteralType() || type.isNumberLiteralType() || type.isBooleanLiteralType())
      return { kind: "literal", value: type.value as string | number | boolean };
    if (type.isTemplateLiteralType()) return { kind: "template", texts: type.texts };
    if (has(flags, TypeFlags.Void | TypeFlags.Undefined | TypeFlags.Never)) return { kind: "nothing" };
    if (has(flags, TypeFlags.String)) return { kind: "string" };
    if (has(flags, TypeFlags.Number)) return { kind: "number" };
    if (has(flags, TypeFlags.Boolean)) return { kind: "boolean" };
    if (has(flags, TypeFlags.Null)) return { kind: "null" };
    if (type.isTupleType() || (type.isTypeReference() && this.#checker.isTupleType(type)))
      return { kind: "tuple", of: this.#checker.getTypeArguments(type).map((of) => this.read(of)) };
    if (type.isTypeReference() && this.#checker.isArrayLikeType(type)) {
      const [of] = this.#checker.getTypeArguments(type);
      return { kind: "array", of: of ? this.read(of) : { kind: "unknown" } };
    }
    if (type.isObjectType() || type.isIntersectionType()) return this.#object(type);
    return { kind: "unknown" };
  }

  #union(types: readonly Type[]): Shape {
    const of = types
      .filter(({ flags }) => !has(flags, TypeFlags.Undefined | TypeFlags.Void | TypeFlags.Never))
      .map((some) => this.read(some));
    const isTruth = (some: Shape, value: boolean) => some.kind === "literal" && some.value === value;
    const isBoolean = [true, false].every((value) => of.some((some) => isTruth(some, value)));
    const merged: Shape[] = isBoolean
      ? [...of.filter((some) => !isTruth(some, true) && !isTruth(some, false)), { kind: "boolean" }]
      : of;
    return merged.length === 1 ? merged[0]! : { kind: "union", of: merged };
  }

  #object(type: Type): Shape {
    if (type.isObjectType() && has(type.objectFlags, ObjectFlags.Class)) return { kind: "unknown" };
    const fields = this.#checker.getPropertiesOfType(type).map((symbol): Field => {
      const own = this.#checker.getTypeOfSymbol(symbol);
      const mayBeMissing = own?.isUnionType() && own.getTypes().some((some) => has(some.flags, TypeFlags.Undefined));
      return {
        name: symbol.name,
        isOptional: has(symbol.flags, SymbolFlags.Optional) || mayBeMissing === true,
        doc: symbol.getDocumentationComment(this.#checker),
        of: own ? this.read(own) : { kind: "unknown" },
      };
    });
    const [rest] = this.#checker.getIndexInfosOfType(type);
    return { kind: "object", fields, rest: rest ? this.read(rest.valueType) : null };
  }
}
