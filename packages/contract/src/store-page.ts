// A shop's own page: how it presents itself to customers.
import { z } from "zod";
import { ImageHash } from "./media.ts";

/** The picture across the head of a shop's page. */
export interface StoreBanner {
  hash: string;
  width: number;
  height: number;
  placeholderColour: string;
  alt: string;
}

/** What a shop says of itself: in a line or two, and at length; paragraphs are parted by empty lines. */
export interface StorePageView {
  handle: string;
  name: string;
  description: string;
  about: string;
  banner: StoreBanner | null;
  /** Grows with every change. */
  version: number;
}

/** Changes the page, over the version that somebody has seen. Without a `bannerHash` it has no picture. */
export const SaveStorePage = z
  .strictObject({
    description: z.string().trim().min(10).max(1_000),
    about: z.string().trim().max(5_000).default(""),
    bannerHash: ImageHash.optional(),
    bannerAlt: z.string().trim().max(200).default(""),
    version: z.coerce.number().int().min(0),
  })
  .refine(({ bannerHash, bannerAlt }) => bannerHash === undefined || bannerAlt !== "", {
    path: ["bannerAlt"],
    message: "says what the picture shows",
  });
export type SaveStorePage = z.infer<typeof SaveStorePage>;
