// Sends a picture to the API, and tells how far it has come (which fetch cannot).
import { isErrorCode, MAX_IMAGE_BYTES, type UploadedImage } from "@stoa/client";
import { sentence } from "~/lib/sentences";

/** Kinds of pictures that can be sent. */
export const IMAGE_TYPES = "image/jpeg,image/png,image/webp,image/avif";

/** Sends one picture. `onProgress` hears a share from 0 to 1. A refusal is thrown as an Error with a sentence. */
export function uploadImage(file: File, onProgress: (share: number) => void): Promise<UploadedImage> {
  if (!IMAGE_TYPES.split(",").includes(file.type) || file.size > MAX_IMAGE_BYTES)
    return Promise.reject(new Error(sentence("FILE_REFUSED")));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/media/upload");
    request.responseType = "json";
    request.setRequestHeader("content-type", file.type);
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total));
    request.addEventListener("error", () =>
      reject(new Error("The connection was lost. Remove the picture and try again.")),
    );
    request.addEventListener("load", () => {
      if (request.status < 300 && request.response) return resolve(request.response as UploadedImage);
      const code: unknown = request.response?.error?.code;
      reject(new Error(sentence(isErrorCode(code) ? code : "FILE_REFUSED")));
    });
    request.send(file);
  });
}
