// Reading numbers and words out of a file that may end anywhere: whatever lies behind the end is a truncated file.
import { DomainError, type ImageRefusal } from "@stoa/contract";

/** The refusal of a file, with facts for the sentence that names the remedy. */
export const refusal = (reason: ImageRefusal, facts: Record<string, number> = {}): DomainError =>
  new DomainError("FILE_REFUSED", { reason, ...facts });

/** A file read at any place. @throws FILE_REFUSED `truncated` beyond the end */
export class Reader {
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private inside<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof RangeError) throw refusal("truncated");
      throw error;
    }
  }

  u8(at: number): number {
    return this.inside(() => this.view.getUint8(at));
  }
  u16(at: number, littleEndian = false): number {
    return this.inside(() => this.view.getUint16(at, littleEndian));
  }
  u24le(at: number): number {
    return this.u16(at, true) | (this.u8(at + 2) << 16);
  }
  u32(at: number, littleEndian = false): number {
    return this.inside(() => this.view.getUint32(at, littleEndian));
  }
  /** `length` bytes from `at` on. */
  slice(at: number, length: number): Uint8Array {
    if (at < 0 || at + length > this.bytes.length) throw refusal("truncated");
    return this.bytes.subarray(at, at + length);
  }
  /** `length` bytes as Latin letters. */
  word(at: number, length: number): string {
    return String.fromCharCode(...this.slice(at, length));
  }
}

/** Whether the bytes begin with these letters. */
export function beginsWith(bytes: Uint8Array, letters: string, at = 0): boolean {
  return [...letters].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
}

/** What a file says of its picture, the file without what is not the picture, and what was left out. */
export interface Contents {
  width: number;
  height: number;
  /** How the picture must be turned to stand upright, 1 to 8 as in EXIF; 1 is upright. */
  orientation: number;
  kept: Uint8Array[];
  dropped: Uint8Array[];
}

const ORIENTATION_TAG = 0x0112;

/** The orientation that an EXIF block (from its TIFF header on) tells; 1 where it tells none or cannot be read. */
export function orientationOf(tiff: Uint8Array): number {
  try {
    const reader = new Reader(tiff);
    const littleEndian = reader.word(0, 2) === "II";
    const directory = reader.u32(4, littleEndian);
    const entries = reader.u16(directory, littleEndian);
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + i * 12;
      if (reader.u16(entry, littleEndian) !== ORIENTATION_TAG) continue;
      const value = reader.u16(entry + 8, littleEndian);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch {
    // An EXIF block that is cut or odd is dropped all the same; the picture is then shown as it lies.
  }
  return 1;
}
