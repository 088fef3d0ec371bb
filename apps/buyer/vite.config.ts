// How this app is built: SolidStart rendered on Workers, styled by Tailwind.
import { cloudflare } from "@cloudflare/vite-plugin";
import { solidStart } from "@solidjs/start/config";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { lean } from "./lean.ts";
import { noSchemas } from "./no-schemas.ts";

/** Parts of lists of products: filters, facets, pages. Reading a list from its address is for every page: links load ahead. */
const OF_LISTS = /\/components\/listing/;

/** Parts of forms that are filled in. */
const OF_FORMS = /\/(field|select)\.tsx$/;

/**
 * Parts that several pages have, but not those on which visitors arrive: words that only their own pages load, and what
 * buys, returns, signs in and looks after an account.
 */
const OF_FEW_PAGES = [
  /\/(pager|collections)\.tsx$/,
  /\/i18n\/(pages|[\w-]+-(pages|texts)|[a-z]{2}-(?!errors|listing|keep)\w+|promotions)\.ts$/,
  /\/components\/(access|account|cart|cases|checkout|compare|lists|order|drawer|product|reviews)\//,
  /\/lib\/(case-|signing-|address-|notice-|price-scale|facet-order)/,
  /packages\/ui\/src\/(layout|back-link|notice|time|badge)\.tsx$/,
  /\/lib\/forms\/(?!cart\.ts|fields|wish)/,
  /packages\/ui\/src\/(signing|selling)\//,
  /packages\/client\/src\/signing/,
];

/**
 * Libraries that only few pages need: passkeys, the line on which carts are heard, and the parts of the contract about programs,
 * people and parcels. The barrel is none of the group's: whatever it names would come along.
 */
const LIBRARIES_OF_FEW =
  /simplewebauthn|wsLink|packages\/client\/src\/(signing|live)|packages\/(client|contract)\/src\/index\.ts|packages\/contract\/src\/(access|account|address|notification|own-path|parcel|permission|question)\.ts/;

export default defineConfig({
  define: { "import.meta.env.STOA_BUILD": JSON.stringify(Date.now().toString(36)) },
  environments: {
    client: {
      build: {
        // What most pages need is there already; naming the rest of every page in every page would cost 3 kB.
        modulePreload: false,
        rolldownOptions: {
          // Of tRPC's links two are used; the others do nothing by being there.
          treeshake: { moduleSideEffects: (id) => (/node_modules\/@trpc\//.test(id) ? false : undefined) },
          output: {
            // Few files instead of many small ones: what every page needs, what most pages share, what lists of
            // products share.
            codeSplitting: {
              groups: [
                {
                  name: "base",
                  test: (id) => /node_modules|packages\/(client|contract)\//.test(id) && !LIBRARIES_OF_FEW.test(id),
                  minShareCount: 3,
                },
                {
                  name: "shop",
                  test: (id) =>
                    /\/src\//.test(id) && ![OF_LISTS, OF_FORMS, ...OF_FEW_PAGES].some((few) => few.test(id)),
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
    lean(),
    noSchemas(),
    solidStart({ devOverlay: false, middleware: "./src/middleware.ts" }),
    tailwindcss(),
    cloudflare({ viteEnvironment: { name: "ssr" }, inspectorPort: false }),
  ],
});
