/**
 * A country's tasks as a folder of data: 3,321 communes in 34 provinces, 40 tasks for all of them, 600,000 events, so that
 * every way in which a piece can stand comes about.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays } from "../src/calendar/day.ts";
import type { IsoDate } from "../src/database/ids.ts";

export const size = { communes: 3_321, provinces: 34, tasks: 40, events: 600_000 };
export const country = "ca-nuoc";
export const communes = Array.from({ length: size.communes }, (_, index) => `xa-${index + 1}`);
/** Its pieces are all open. */
export const openCommune = `xa-${size.communes - 2}`;
export const asOf = "2026-09-23" as IsoDate;
export const quarter = "2026-Q3";

const fields = ["kinh-te", "xa-hoi", "to-chuc", "quoc-phong"];
const posts = ["Bí thư", "Phó Bí thư", "Chánh Văn phòng"];
const assignedOf = (task: number): IsoDate => addDays("2026-01-05" as IsoDate, task * 6);
const dueOf = (task: number): IsoDate => addDays(assignedOf(task), 60);

export async function writeCountry(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (file: string, header: string, rows: Iterable<string>) =>
    writeFile(join(folder, file), `${[header, ...rows].join("\n")}\n`);
  await write("units.csv", "code,name,kind,parent", [
    `${country},Cả nước,country,`,
    ...Array.from({ length: size.provinces }, (_, index) => `tinh-${index + 1},Tỉnh ${index + 1},province,${country}`),
    ...communes.map((code, index) => `${code},Xã ${index + 1},commune,tinh-${(index % size.provinces) + 1}`),
  ]);
  await write(
    "tasks.csv",
    "code,title,assigned_by,in_charge,leads,assigned,due,field",
    Array.from(
      { length: size.tasks },
      (_, task) =>
        `nv-${task + 1},Nhiệm vụ ${task + 1},${country},${posts[task % posts.length]},commune,${assignedOf(task)},${dueOf(task)},${fields[task % fields.length]}`,
    ),
  );
  // A folder is complete with what it does not say.
  await write("indicators.csv", "code,name,measure,field,direction,timing,rollup,decimals,public", []);
  await write("resolutions.csv", "code,title,unit,period", []);
  await write("targets.csv", "code,resolution,name,indicator,unit,comparator,amount,period", []);
  await write("task_events.csv", "task,unit,date,event,amount", eventLines());
}

/** Five events of some pieces, four of the others: finished and accepted, finished and waiting, or put off and open. */
function* eventLines(): Generator<string> {
  const pieces = size.communes * size.tasks;
  const longer = size.events - 4 * pieces;
  for (let piece = 0; piece < pieces; piece++) {
    const [task, commune] = [piece % size.tasks, Math.floor(piece / size.tasks)];
    const begins = assignedOf(task);
    const told = (after: number, event: string, amount: string | number = "") =>
      `nv-${task + 1},${communes[commune]},${addDays(begins, after)},${event},${amount}`;
    const days = 35 + ((commune * 7 + task * 13) % 40);
    yield told(1 + (commune % 5), "received");
    yield told(10 + (commune % 9), "progress", 30 + (commune % 5) * 10);
    if (piece < longer) {
      yield told(25 + (commune % 7), "progress", 80);
      yield told(days, "done");
      yield told(days + 3 + (commune % 4), "accepted", commune % 9 === 0 ? 110 : 100);
    } else if (commune % 3 > 0) {
      yield told(25 + (commune % 7), "progress", 80);
      yield told(days, "done");
    } else {
      yield told(40 + (commune % 11), "extension_asked", addDays(begins, 90 + (task % 5) * 30));
      yield told(52 + (commune % 6), "extension_granted", addDays(begins, 80 + (task % 5) * 30));
    }
  }
}
