// Types this app gets from its tools rather than from its own code.
/// <reference types="@solidjs/start/env" />
/// <reference types="vite/client" />

declare module "@solidjs/start/server/entry" {
  const entry: { fetch(request: Request): Response | Promise<Response> };
  export default entry;
}

interface ImportMetaEnv {
  /** Names this build; set in vite.config.ts. */
  readonly STOA_BUILD: string;
}
