/** The API: the capabilities' routers under one root, and the description made from the schemas that validate. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { accessApi } from "./access/api.server.ts";
import type { ApiEnvironment } from "./access/context.server.ts";
import { guard } from "./access/guard.server.ts";
import { newApi } from "./server/http/api.server.ts";

/** Mounted at /api/v1. */
export function api(): OpenAPIHono<ApiEnvironment> {
  const root = newApi<ApiEnvironment>();
  root.route("/", accessApi());
  root.use("/openapi.json", guard("api.describe"));
  root.doc31("/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Quyết",
      version: "1",
      description: "Chỉ tiêu, số liệu, báo cáo và cổng công khai của một nghị quyết.",
    },
    servers: [{ url: "/api/v1" }],
  });
  return root;
}
