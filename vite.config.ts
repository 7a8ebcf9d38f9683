import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

/**
 * Pages and server are built together: the server's entry is `src/app.server.ts`, so that the running program has one
 * copy of every module. Tests run without the plugin, which expects to be served or built.
 */
export default defineConfig({
  plugins: process.env.VITEST ? [] : [reactRouter()],
  build: { target: "es2022", assetsInlineLimit: 0 },
  environments: { ssr: { build: { rollupOptions: { input: "./src/app.server.ts" } } } },
});
