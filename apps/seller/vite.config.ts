// How this app is built: SolidStart rendered on Workers, styled by Tailwind.
import { cloudflare } from "@cloudflare/vite-plugin";
import { solidStart } from "@solidjs/start/config";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

export default defineConfig({
  define: { "import.meta.env.STOA_BUILD": JSON.stringify(Date.now().toString(36)) },
  plugins: [
    solidStart({ devOverlay: false }),
    tailwindcss(),
    cloudflare({ viteEnvironment: { name: "ssr" }, inspectorPort: false }),
  ],
});
