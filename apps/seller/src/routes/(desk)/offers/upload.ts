// Sends a picture to the API, and tells how far it has come (which fetch cannot).
import { type ErrorDetails, type ImageRefusal, isErrorCode, MAX_IMAGE_BYTES, type UploadedImage } from "@stoa/client";
import { sentence } from "~/lib/sentences";

/** Kinds of pictures that can be sent. */
export const IMAGE_TYPES = "image/jpeg,image/png,image/webp,image/avif";

/** Why a picture was refused, and what to do about it. */
const REFUSALS: Record<ImageRefusal, string> = {
  empty: "There is nothing in this file. Choose another one.",
  too_large: "This picture has more than 8 MB. Save it as JPEG or WebP, or 2,500 pixels wide, and send that.",
  too_many_pixels: "This picture has more than 40 million pixels. Save it 2,500 pixels wide and send that.",
  not_an_image: "This is no picture that the shop can show. Save it as JPEG, PNG, WebP or AVIF.",
  vector: "The shop shows no SVG drawings. Export it as PNG, 1,280 pixels wide or more.",
  animated: "Moving pictures cannot be shown. Save one frame as JPEG or PNG.",
  truncated: "This file ends before the picture does. Send it again, or save it anew from your picture editor.",
  damaged: "This file cannot be read. Open it in a picture editor and save it anew.",
  mixed: "There is a page or a program inside this file. Open it in a picture editor and save only the picture.",
};

const refusalOf = (details: ErrorDetails | undefined): string =>
  REFUSALS[details?.["reason"] as ImageRefusal] ?? sentence("FILE_REFUSED");

/** Sends one picture. `onProgress` hears a share from 0 to 1. A refusal is thrown as an Error with a sentence. */
export function uploadImage(file: File, onProgress: (share: number) => void): Promise<UploadedImage> {
  if (file.size > MAX_IMAGE_BYTES) return Promise.reject(new Error(REFUSALS.too_large));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/media/upload");
    request.responseType = "json";
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total));
    request.addEventListener("error", () =>
      reject(new Error("The connection was lost. Remove the picture and try again.")),
    );
    request.addEventListener("load", () => {
      if (request.status < 300 && request.response) return resolve(request.response as UploadedImage);
      const { code, details } = request.response?.error ?? {};
      const isKnown = isErrorCode(code) && code !== "FILE_REFUSED";
      reject(new Error(isKnown ? sentence(code) : refusalOf(details)));
    });
    request.send(file);
  });
}
