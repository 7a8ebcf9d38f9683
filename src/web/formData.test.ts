import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isAppError } from "../server/error.ts";
import { formDataOf, queryOf } from "./formData.ts";

const Schema = z.object({ name: z.string(), roles: z.array(z.string()).optional() });

function posted(body: string, type = "application/x-www-form-urlencoded"): Request {
  return new Request("http://localhost/", { method: "POST", body, headers: { "Content-Type": type } });
}

async function refusal(work: () => unknown): Promise<{ status: number; faults: string[] }> {
  try {
    await work();
  } catch (error) {
    if (isAppError(error)) {
      return { status: error.status, faults: error.faults.map(({ code, place }) => `${code} ${place?.field}`) };
    }
    throw error;
  }
  throw new Error("accepted");
}

test("a field comes once, a list as often as it was sent", async () => {
  expect(await formDataOf(posted("name=An&roles=a&roles=b"), Schema)).toEqual({ name: "An", roles: ["a", "b"] });
  expect(queryOf(new Request("http://localhost/?name=An&don-vi=tan-hao&ky=2024-Q1"), Schema)).toEqual({ name: "An" });
});

describe("S2 what was not asked for is refused", () => {
  const hostile: [string, string][] = [
    ["name=An&administrator=yes", "unknown_field administrator"],
    ["name=An&__proto__=x", "unknown_field __proto__"],
    ["name=An&constructor=x", "unknown_field constructor"],
    ["name=An&toString=x", "unknown_field toString"],
    ["name=An&name=Ba", "repeated_field name"],
    ["name=An&__proto__[administrator]=yes", "unknown_field __proto__[administrator]"],
  ];

  test.each(hostile)("S2 %s in a form", async (body, fault) => {
    expect(await refusal(() => formDataOf(posted(body), Schema))).toEqual({ status: 400, faults: [fault] });
  });

  test("S2 a field that a page reads in its address and that stands there twice", async () => {
    const twice = new Request("http://localhost/?name=An&name=Ba");
    expect(await refusal(() => queryOf(twice, Schema))).toEqual({ status: 400, faults: ["repeated_field name"] });
  });

  test.each(hostile.filter(([, fault]) => fault.startsWith("unknown")))("S2 %s in an address is nobody's", (query) => {
    expect(queryOf(new Request(`http://localhost/?${query}&roles=a&zarsrc=30&zarsrc=31`), Schema)).toEqual({
      name: "An",
      roles: ["a"],
    });
  });

  test("S2 nothing of it reaches the prototype", async () => {
    await refusal(() => formDataOf(posted("name=An&__proto__=x"), Schema));
    expect(Object.hasOwn(Object.prototype, "administrator")).toBe(false);
  });
});

test.each(["text/plain", "application/json", ""])("S3 a body of type '%s' is no form", async (type) => {
  expect((await refusal(() => formDataOf(posted("name=An", type), Schema))).status).toBe(415);
});
