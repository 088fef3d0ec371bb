// The whole API.
import { accountRouter } from "./account/index.ts";
import { adminRouter } from "./admin/index.ts";
import { sellerRouter } from "./seller/index.ts";
import { shopRouter } from "./shop/index.ts";
import { router } from "./trpc.ts";

export const appRouter = router({ account: accountRouter, shop: shopRouter, seller: sellerRouter, admin: adminRouter });
