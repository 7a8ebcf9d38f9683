import { expect, test } from "vitest";
import { programTasks } from "../../test/programTasks.ts";

test("two that end and go into one unit make one piece with the later deadline", () => {
  const { handedBy } = programTasks({
    units: [
      { code: "h", kind: "district" },
      ...["a", "b"].map((code) => ({ code, kind: "commune", parent: "h", to: "2024-06-30" })),
      { code: "n", kind: "commune", parent: "h", from: "2024-07-01" },
    ],
    groups: [],
    successions: ["a", "b"].map((predecessor) => ({ predecessor, successor: "n", date: "2024-07-01", share: 1 })),
    tasks: [
      {
        ...{
          code: "t",
          assignedBy: "h",
          leads: ["a", "b"],
          cooperating: [],
          assigned: "2024-05-01",
          due: "2024-06-15",
        },
        ...{ field: "", inCharge: "", weight: 1, accept: true },
      },
    ],
    events: [
      { task: "t", unit: "b", date: "2024-06-03", event: "extension_asked", amount: "2024-08-30" },
      { task: "t", unit: "b", date: "2024-06-04", event: "extension_granted", amount: "2024-07-31" },
    ],
    isDayOff: () => false,
  });
  const pieces = handedBy("2024-07-10")[0]?.pieces ?? [];
  expect(pieces.map(({ stages, dueFirst }) => [stages.at(-1)?.goneBy, dueFirst, stages.at(-1)?.due])).toEqual([
    ["transferred", "2024-06-15", "2024-06-15"],
    ["transferred", "2024-06-15", "2024-07-31"],
    [undefined, "2024-07-31", "2024-07-31"],
  ]);
});
