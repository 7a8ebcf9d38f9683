import { expect, test } from "vitest";
import { sectionCalled } from "./sections.ts";
import { cellsTyped, type Names, shownInInput } from "./typed.ts";

const names: Names = {
  units: new Map(),
  groups: new Map(),
  indicators: new Map(),
  resolutions: new Map(),
  kinds: [],
  fields: [],
};

function typedInto(slug: string, field: string, text: string) {
  const section = sectionCalled(slug);
  const found = section?.fields.find(({ name }) => name === field);
  if (!section || !found) throw new Error(field);
  const { head, faults } = cellsTyped(section, new Map([[field, text]]), names);
  const cell = head[field] ?? "";
  return { cell, shown: shownInInput(found, cell, names, "vi"), faults: faults.map(({ code }) => code) };
}

test.each([
  ["quý I/2024: 20%; quý II/2024: 45,5%; quý IV/2024: 100%", "2024-Q1:20|2024-Q2:45.5|2024-Q4:100"],
  ["2024-Q1:20|2024-Q4:100", "2024-Q1:20|2024-Q4:100"],
  ["năm 2021: 10; năm 2022: 25;", "2021:10|2022:25"],
])("a trajectory is typed in words or by codes: %s", (typed, cell) => {
  expect(typedInto("chi-tieu", "trajectory", typed).cell).toBe(cell);
});

test("what an input shows of a trajectory and of a period can be typed again", () => {
  const trajectory = typedInto("chi-tieu", "trajectory", "2024-Q1:20|2024-Q2:45.5");
  expect(trajectory.shown).toBe("Quý I/2024: 20%; Quý II/2024: 45,5%");
  expect(typedInto("chi-tieu", "trajectory", trajectory.shown).cell).toBe(trajectory.cell);
  const term = typedInto("nghi-quyet", "period", "2020/2025");
  expect(term.shown).toBe("Nhiệm kỳ 2020 - 2025");
  expect(typedInto("nghi-quyet", "period", term.shown).cell).toBe("2020/2025");
});

test("a period without its year, and a trajectory without per cent, are faults", () => {
  expect(typedInto("chi-tieu", "period", "quý I").faults).toEqual(["setting_period_wrong"]);
  expect(typedInto("chi-tieu", "trajectory", "quý I: 20%").faults).toEqual(["setting_trajectory_wrong"]);
  expect(typedInto("chi-tieu", "trajectory", "quý I/2024").faults).toEqual(["setting_trajectory_wrong"]);
});
