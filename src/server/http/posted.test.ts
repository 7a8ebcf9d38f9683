import { redirect } from "react-router";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { secret } from "../../web/formData.ts";
import { AppError } from "../error.ts";
import { posted } from "./posted.server.ts";
import { httpTexts } from "./texts.ts";

const asked = {
  language: "vi" as const,
  words: { ...httpTexts, name_taken: { vi: "Đã có tên này.", en: "Taken." } },
  requestId: "1",
  person: undefined,
  address: "",
};

const Sent = z.object({
  intent: z.enum(["save", "publish"]),
  name: z.string().max(5).min(1),
  password: secret(z.string().optional()),
  units: z.array(z.string()).default([]),
  file: z.instanceof(File).optional(),
});

function sent(fields: [string, string | File][]): Request {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return new Request("http://localhost/", { method: "POST", body });
}

const taken = async () => {
  throw new AppError("name_taken", 409, {}, [{ code: "name_taken", place: { field: "name" } }]);
};

test("what is as it should be is done, and its answer is the page's", async () => {
  const request = sent([
    ["intent", "save"],
    ["name", "An"],
    ["units", "tan-hao"],
    ["units", "chau-hoa"],
  ]);
  expect(await posted(request, Sent, asked, async (given) => given)).toEqual({
    intent: "save",
    name: "An",
    units: ["tan-hao", "chau-hoa"],
  });
});

describe("what was refused comes back with all that was typed", () => {
  const fields: [string, string | File][] = [
    ["intent", "save"],
    ["name", "An"],
    ["password", "mật khẩu"],
    ["units", "tan-hao"],
    ["units", "chau-hoa"],
    ["file", new File(["1"], "a.pdf")],
  ];
  const typed = { intent: "save", name: "An", units: "tan-hao\nchau-hoa" };

  test("by the act; but no password and no file", async () => {
    expect(await posted(sent(fields), Sent, asked, taken)).toMatchObject({
      init: { status: 409 },
      data: { refusal: { title: "Đã có tên này.", faults: [{ field: "name", title: "Đã có tên này." }] } },
    });
    const answer = await posted(sent(fields), Sent, asked, taken);
    expect(answer).toMatchObject({ data: { typed } });
    expect(JSON.stringify(answer)).not.toContain("mật khẩu");
  });

  test.each<[string, [string, string][], { field: string; title: string }]>([
    ["a field that is too long", [["name", "Nguyễn"]], { field: "name", title: "Nội dung ở ô này dài nhất 5 ký tự." }],
    ["a field that is empty", [["name", ""]], { field: "name", title: "Ô này chưa có nội dung." }],
    ["an act that nobody knows", [["intent", "drop"]], { field: "intent", title: "Giá trị không hợp lệ." }],
    ["a field that nobody knows", [["role", "x"]], { field: "role", title: "Trường không có trong biểu này." }],
  ])("by the schema: %s", async (_, changed, fault) => {
    const names = new Set(changed.map(([name]) => name));
    const request = sent([...fields.filter(([name]) => !names.has(name)), ...changed]);
    expect(await posted(request, Sent, asked, taken)).toMatchObject({
      init: { status: 400 },
      data: { refusal: { faults: [fault] }, typed: { ...typed, ...Object.fromEntries(changed) } },
    });
  });
});

test("too many tries are told with when to come again", async () => {
  const request = sent([
    ["intent", "save"],
    ["name", "An"],
  ]);
  const answer = await posted(request, Sent, asked, async () => {
    throw new AppError("too_many", 429, { seconds: 30 });
  });
  expect(answer).toMatchObject({ init: { status: 429, headers: { "Retry-After": "30" } } });
});

test("a redirect, a missing right and an error that nobody foresaw are thrown on", async () => {
  const fields: [string, string][] = [
    ["intent", "save"],
    ["name", "An"],
  ];
  const away = posted(sent(fields), Sent, asked, async () => {
    throw redirect("/app");
  });
  await expect(away).rejects.toBeInstanceOf(Response);
  const broken = posted(sent(fields), Sent, asked, async () => {
    throw new TypeError("x is not a function");
  });
  await expect(broken).rejects.toBeInstanceOf(TypeError);
  const notTheirs = posted(sent(fields), Sent, asked, async () => {
    throw new AppError("not_allowed", 403);
  });
  await expect(notTheirs).rejects.toMatchObject({ code: "not_allowed" });
});

test("a grid names its inputs by its lines; each comes once", async () => {
  const Grid = z.object({ seen: z.coerce.number() }).catchall(z.string());
  const request = sent([
    ["seen", "3"],
    ["v1", "4"],
  ]);
  expect(await posted(request, Grid, asked, async (given) => given)).toEqual({ seen: 3, v1: "4" });
  const twice = sent([
    ["seen", "3"],
    ["v1", "4"],
    ["v1", "5"],
  ]);
  expect(await posted(twice, Grid, asked, async (given) => given)).toMatchObject({
    data: { refusal: { faults: [{ field: "v1", title: "Trường này được gửi nhiều lần." }] } },
  });
});
