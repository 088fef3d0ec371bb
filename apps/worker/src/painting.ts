// The Images binding: pictures made smaller, turned upright, or reduced to one colour. The only place that knows it.
import { DomainError } from "@stoa/contract";
import { colourOfPixel, type Painter, SERVED, type ServedFormat } from "@stoa/core/media";

type Output = Parameters<ImageTransformer["output"]>[0];

async function painted(images: ImagesBinding, bytes: BufferSource, transform: ImageTransform, output: Output) {
  const result = await images
    .input(new Blob([bytes]).stream())
    .transform(transform)
    .output(output);
  return await new Response(result.image()).arrayBuffer();
}

/** A picture at most `width` wide, never wider than it is. @throws what the binding threw */
export async function resized(images: ImagesBinding, bytes: BufferSource, width: number, format: ServedFormat) {
  const { type, quality } = SERVED[format];
  return await painted(images, bytes, { width, fit: "scale-down" }, { format: type, quality });
}

const NEARLY_LOSSLESS = 92;

/** The painter of uploads. Without the binding nothing can be turned, and every picture stands in as neutral grey. */
export function painterWith(images: ImagesBinding | undefined): Painter {
  const orDamaged = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch {
      // The binding says no more than that it could not decode the file.
      throw new DomainError("FILE_REFUSED", { reason: "damaged" });
    }
  };
  return {
    async repaint(bytes, kind) {
      if (!images) throw new DomainError("PROVIDER_UNAVAILABLE", { provider: "images" });
      const output: Output = { format: kind, quality: NEARLY_LOSSLESS };
      return new Uint8Array(await orDamaged(painted(images, bytes as BufferSource, {}, output)));
    },
    async colourOf(bytes) {
      if (!images) return null;
      const transform: ImageTransform = { width: 1, height: 1, fit: "squeeze" };
      const pixel = await orDamaged(painted(images, bytes as BufferSource, transform, { format: "image/png" }));
      return await colourOfPixel(new Uint8Array(pixel));
    },
  };
}
