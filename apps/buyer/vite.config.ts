// How this app is built: SolidStart rendered on Workers, styled by Tailwind.
import { cloudflare } from "@cloudflare/vite-plugin";
import { solidStart } from "@solidjs/start/config";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { noSchemas } from "./no-schemas.ts";

/** Parts of lists of products: filters, facets, pages. Reading a list from its address is for every page: links load ahead. */
const OF_LISTS = /\/components\/listing/;

/** Parts of forms that are filled in. */
const OF_FORMS = /\/(field|select)\.tsx$/;

/** Parts that several pages have, but not those on which visitors arrive; and words that only their own pages load. */
const OF_FEW_PAGES = /\/(pager|collections)\.tsx$|\/i18n\/(pages|\w+-lists)\.ts$/;

export default defineConfig({
  define: { "import.meta.env.STOA_BUILD": JSON.stringify(Date.now().toString(36)) },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Few files instead of many small ones: what every page needs, what most pages share, what lists of
            // products share.
            codeSplitting: {
              groups: [
                { name: "base", test: /node_modules|packages\/(client|contract)\//, minShareCount: 3 },
                {
                  name: "shop",
                  test: (id) => /\/src\//.test(id) && ![OF_LISTS, OF_FORMS, OF_FEW_PAGES].some((few) => few.test(id)),
                  minShareCount: 4,
                },
                { name: "form", test: OF_FORMS, minShareCount: 3 },
                { name: "listing", test: OF_LISTS, minShareCount: 3 },
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
