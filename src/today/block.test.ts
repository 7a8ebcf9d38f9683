import { expect, test } from "vitest";
import { listed, worthShowing } from "./block.ts";

const sentence = { told: "4 báo cáo chờ duyệt", to: "/app/tong-hop" };

test("empty blocks vanish, and five are the most", () => {
  const blocks = Array.from({ length: 8 }, (_, index) => ({
    title: String(index),
    sentences: index % 4 === 0 ? [] : [sentence],
  }));
  expect(worthShowing(blocks).map((block) => block.title)).toEqual(["1", "2", "3", "5", "6"]);
  expect(worthShowing([{ title: "", sentences: [] }])).toEqual([]);
});

test("a long list names the first and counts the rest", () => {
  const more = (count: number) => `và ${count} đơn vị khác`;
  expect(listed(["Hưng Lễ", "Phong Nẫm"], 2, more)).toBe("Hưng Lễ, Phong Nẫm");
  expect(listed(["Hưng Lễ", "Phong Nẫm", "Tân Hào"], 2, more)).toBe("Hưng Lễ, Phong Nẫm và 1 đơn vị khác");
});
