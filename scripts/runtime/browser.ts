// Where this computer keeps Chromium or Chrome.
import { existsSync } from "node:fs";

/**
 * Where Debian, Ubuntu, macOS and Windows keep it; `CHROMIUM` names another place. The headless shell first: it is the same
 * engine without a desktop's windows around it, and takes half of the processor.
 */
const PLACES = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** The path of the browser; undefined where there is none. */
export const browserPath = (): string | undefined =>
  PLACES.find((path) => path !== undefined && path !== "" && existsSync(path));
