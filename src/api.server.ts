/** The API: the capabilities' routers under one root, and the description made from the schemas that validate. */
import { createHash } from "node:crypto";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { etag } from "hono/etag";
import { accessApi } from "./access/api.server.ts";
import type { ApiEnvironment } from "./access/context.server.ts";
import { guard } from "./access/guard.server.ts";
import { idempotent, type KeptBy } from "./access/idempotency.server.ts";
import { apiPage } from "./apiPage.ts";
import { loadApi } from "./folder/api.server.ts";
import { indicatorsApi } from "./indicators/api.server.ts";
import { reportsApi } from "./reports/api.server.ts";
import { resolutionsApi } from "./resolutions/api.server.ts";
import { reviewsApi } from "./reviews/api.server.ts";
import { newApi } from "./server/http/api.server.ts";
import { settingsApi } from "./settings/api.server.ts";
import { judgingApi } from "./settings/judgingApi.server.ts";
import { scansApi } from "./settings/scansApi.server.ts";
import { tasksApi } from "./tasks/api.server.ts";
import { unitsApi } from "./units/api.server.ts";
import { valuesApi } from "./values/api.server.ts";

const description = {
  openapi: "3.1.0",
  info: {
    title: "Quyết",
    version: "1",
    description: "Chỉ tiêu, số liệu, báo cáo và cổng công khai của một nghị quyết.",
  },
  servers: [{ url: "/api/v1" }],
  security: [{ token: [] }],
};

/** Mounted at /api/v1. */
export function api(services: KeptBy): OpenAPIHono<ApiEnvironment> {
  const root = newApi<ApiEnvironment>();
  root.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  root.use(idempotent(services));
  const tagged = etag({ generateDigest });
  root.use((context, next) => (context.req.method === "GET" ? tagged(context, next) : next()));
  for (const capability of [
    unitsApi(),
    indicatorsApi(),
    resolutionsApi(),
    reportsApi(),
    tasksApi(),
    reviewsApi(),
    valuesApi(),
    loadApi(),
    settingsApi(),
    judgingApi(),
    scansApi(),
    accessApi(),
  ]) {
    root.route("/", capability);
  }
  root.use("/openapi.json", guard("api.describe"));
  root.get("/openapi.json", (context) => context.json(described(root)));
  root.get("/", guard("api.describe"), (context) =>
    context.html(apiPage(described(root), context.get("request").nonce)),
  );
  return root;
}

/** At once: asked of the platform's threads, the answer would wait longer for its tag than the tag takes. */
function generateDigest(body: Uint8Array): ArrayBuffer {
  return new Uint8Array(createHash("sha1").update(body).digest()).buffer;
}

/** The description, in which every call may also be refused by the rules that all share. */
function described(root: OpenAPIHono<ApiEnvironment>) {
  const document = root.getOpenAPI31Document(description);
  const refusal = {
    description: "Bị từ chối: chưa đăng nhập, không có quyền, nội dung sai, quá nhiều yêu cầu",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  for (const path of Object.values(document.paths ?? {}))
    for (const method of ["get", "put", "post", "patch", "delete"] as const) {
      const operation = path[method];
      if (operation) operation.responses = { default: refusal, ...operation.responses };
    }
  return document;
}
