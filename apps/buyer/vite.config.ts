// How this app is built: SolidStart rendered on Workers, styled by Tailwind.
import { cloudflare } from "@cloudflare/vite-plugin";
import { solidStart } from "@solidjs/start/config";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { noSchemas } from "./no-schemas.ts";

export default defineConfig({
  define: { "import.meta.env.STOA_BUILD": JSON.stringify(Date.now().toString(36)) },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Few files instead of many small ones: what every page needs, and what most pages share. Fields,
            // pagers and the words of few pages stay with the pages that have them.
            codeSplitting: {
              groups: [
                { name: "base", test: /node_modules|packages\/(client|contract)\//, minShareCount: 3 },
                {
                  name: "shop",
                  test: /\/src\/(?!(field|pager|select)\.tsx|i18n\/(pages|\w+-lists)\.ts)/,
                  minShareCount: 4,
                },
              ],
            },
          },
        },
      },
    },
  },
  plugins: [
    noSchemas(),
    solidStart({ devOverlay: false, middleware: "./src/middleware.ts" }),
    tailwindcss(),
    cloudflare({ viteEnvironment: { name: "ssr" }, inspectorPort: false }),
  ],
});
