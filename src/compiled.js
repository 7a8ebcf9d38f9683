/**
 * Loaded before the program (`node --import`): what Node makes of the sources is kept beside the build, so that a later start
 * needs neither the time for it nor the 40 MB that the stripping of types holds until the end.
 */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../build/compiled", import.meta.url)));
