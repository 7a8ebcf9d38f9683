import type { Config } from "@react-router/dev/config";
import { compressFiles } from "./src/server/http/staticFiles.server.ts";

export default {
  appDirectory: "src",
  ssr: true,
  // The manifest of all routes is small, and asking for it while browsing would be one more way to be slow on a poor line.
  routeDiscovery: { mode: "initial" },
  serverBuildFile: "index.js",
  buildEnd: ({ reactRouterConfig }) => compressFiles(`${reactRouterConfig.buildDirectory}/client/assets`),
} satisfies Config;
