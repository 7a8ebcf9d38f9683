/** The API's description as a page to read: one block an operation, made from the same document as openapi.json. */

import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Env } from "hono";
import { escapeHtml } from "./prose/escape.ts";

type Document = ReturnType<OpenAPIHono<Env>["getOpenAPI31Document"]>;
type Json = Readonly<Record<string, unknown>>;

const methods = ["get", "put", "post", "patch", "delete"] as const;

export function apiPage(document: Document, nonce: string): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = asObject(asObject(item)[method]);
      return Object.keys(operation).length === 0 ? [] : [{ path, method, operation }];
    }),
  );
  const byTag = Map.groupBy(operations, ({ operation }) => String(asList(operation.tags)[0] ?? ""));
  const schemas = Object.entries(asObject(asObject(document.components).schemas));
  const toc = [...byTag.keys()].map((tag) => `<li><a href="#${slug(tag)}">${escapeHtml(tag)}</a></li>`).join("");
  const sections = [...byTag].map(
    ([tag, inTag]) => `<h2 id="${slug(tag)}">${escapeHtml(tag)}</h2>${inTag.map(operationBlock).join("")}`,
  );
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>API · Quyết</title><style nonce="${nonce}">${style}</style></head><body><main>
<h1>API của Quyết, bản 1</h1>
<p>Địa chỉ gốc <code>/api/v1</code>; mô tả cho máy đọc ở <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). Mỗi yêu cầu mang mã do một người tạo ở mục Tài khoản: <code>Authorization: Bearer …</code>; quyền của mã không vượt quyền của người ấy.</p>
<p>Số đi và về là chuỗi thập phân có dấu chấm (<code>"58.5"</code>); <code>null</code> là chưa có, khác với <code>"0"</code>. Mỗi lần ghi báo cáo nêu bản đã xem bằng <code>If-Match</code> (hoặc <code>If-None-Match: *</code> khi chưa có): có bản mới hơn thì 412, không nêu thì 428. <code>Idempotency-Key</code> làm cho một yêu cầu gửi lại chỉ có một tác dụng. Lỗi theo RFC 9457 (<code>application/problem+json</code>), nêu rõ trường, dòng hoặc cột.</p>
<ul>${toc}<li><a href="#schemas">Cấu trúc dữ liệu</a></li></ul>
${sections.join("")}
<h2 id="schemas">Cấu trúc dữ liệu</h2>
${schemas.map(([name, schema]) => `<h3 id="schema-${escapeHtml(name)}">${escapeHtml(name)}</h3><pre tabindex="0">${escapeHtml(JSON.stringify(schema, null, 2))}</pre>`).join("")}
</main></body></html>`;
}

function operationBlock({ path, method, operation }: { path: string; method: string; operation: Json }): string {
  const parameters = asList(operation.parameters).map(asObject);
  const rows = parameters.map((parameter) => {
    const schema = asObject(parameter.schema);
    const kind = [schema.type, Array.isArray(schema.enum) ? schema.enum.join(" | ") : ""].filter(Boolean).join(": ");
    return `<tr><td><code>${escapeHtml(String(parameter.name))}</code></td><td>${escapeHtml(String(parameter.in))}</td><td>${escapeHtml(kind)}</td><td>${parameter.required === true ? "bắt buộc" : ""}</td><td>${escapeHtml(String(parameter.description ?? ""))}</td></tr>`;
  });
  const answers = Object.entries(asObject(operation.responses)).map(
    ([status, response]) =>
      `<li><code>${escapeHtml(status)}</code> ${escapeHtml(String(asObject(response).description ?? ""))}${schemaLink(asObject(response).content)}</li>`,
  );
  const sent = schemaLink(asObject(operation.requestBody).content);
  return `<section><h3><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h3><p>${escapeHtml(String(operation.summary ?? ""))}</p>${rows.length > 0 ? `<table>${rows.join("")}</table>` : ""}${sent === "" ? "" : `<p>Nội dung gửi:${sent}</p>`}<ul>${answers.join("")}</ul></section>`;
}

/** The name of the schema in a body, leading to where it stands. */
function schemaLink(content: unknown): string {
  return Object.entries(asObject(content))
    .map(([type, media]) => {
      const name =
        String(asObject(asObject(media).schema).$ref ?? "")
          .split("/")
          .at(-1) ?? "";
      const link = name === "" ? "" : ` <a href="#schema-${escapeHtml(name)}">${escapeHtml(name)}</a>`;
      return ` <code>${escapeHtml(type)}</code>${link}`;
    })
    .join(",");
}

const style = `body{font:16px/1.55 system-ui,sans-serif;color:#17212b;margin:0}main{max-width:56rem;margin:0 auto;padding:1.5rem}h1{font-size:1.6rem}h2{margin-top:2.5rem;border-bottom:1px solid #dfe4e8}h3{font-size:1rem;margin:1.6rem 0 .3rem;overflow-wrap:anywhere}a{color:#1b4f8f}code,pre{font-size:.9em;background:#f5f7f8}pre{padding:.8rem;overflow:auto}table{border-collapse:collapse;display:block;overflow:auto}pre:focus-visible{outline:2px solid #1b4f8f}td{border-bottom:1px solid #dfe4e8;padding:.3rem .8rem .3rem 0;vertical-align:top}`;

function asObject(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function slug(text: string): string {
  return encodeURIComponent(text.toLowerCase().replaceAll(/[\s,]+/g, "-"));
}
