// The admin app's Worker: SolidStart's renderer inside the edge that all three apps share.
import start from "./entry-server.tsx";
import { edge } from "@stoa/edge";

export default edge({ app: "admin", render: (request) => start.fetch(request) });
