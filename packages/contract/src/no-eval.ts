// Zod compiles schemas with `new Function` where it may, and tries whether it may: a try that every page's content security
// policy refuses and reports. It is told not to, before the first schema is made.
import { z } from "zod";

z.config({ jitless: true });
