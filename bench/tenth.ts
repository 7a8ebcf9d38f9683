/** A tenth of the country as a folder of data: 332 communes × 100 indicators × 36 months under one province. */
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";

export const size = { communes: 332, indicators: 100, months: 36 };

export const province = "tinh";
export const communes = Array.from({ length: size.communes }, (_, index) => `xa-${index + 1}`);
export const indicators = Array.from({ length: size.indicators }, (_, index) => `chi-so-${index + 1}`);
export const months = Array.from(
  { length: size.months },
  (_, index) => `${2022 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
);

/** The amount of one cell: the same in every run, without a fraction for most indicators, with two decimals for some. */
export function amountOf(commune: number, indicator: number, month: number): string {
  const whole = ((commune * 7919 + indicator * 104729 + month * 1299709) % 9000) + 1000;
  return indicator % 10 === 9 ? `${whole}.25` : String(whole);
}

/** Writes the folder's definitions, one target for every indicator, and its values. */
export async function writeTenth(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lines = (header: string, rows: string[]) => `${[header, ...rows].join("\n")}\n`;
  await writeFile(
    join(folder, "units.csv"),
    lines("code,name,kind,parent", [
      `${province},Tỉnh,province,`,
      ...communes.map((code, index) => `${code},Xã ${index + 1},commune,${province}`),
    ]),
  );
  await writeFile(
    join(folder, "indicators.csv"),
    lines(
      "code,name,measure,field,direction,timing,rollup,decimals",
      indicators.map((code, index) => `${code},Chỉ số ${index + 1},việc,kinh-te,more,flow,sum,2`),
    ),
  );
  await writeFile(
    join(folder, "resolutions.csv"),
    lines("code,title,unit,period", [`nq-2024,Nghị quyết năm 2024,${province},2024`]),
  );
  await writeFile(
    join(folder, "targets.csv"),
    lines(
      "code,resolution,name,indicator,unit,comparator,amount,period",
      indicators.map(
        (code, index) => `ct-${index + 1},nq-2024,Chỉ tiêu ${index + 1},${code},${province},at_least,20000000,2024`,
      ),
    ),
  );
  await writeValues(join(folder, "values.csv"));
}

async function writeValues(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write("indicator,unit,period,amount\n");
  for (const [month, period] of months.entries()) {
    for (const [commune, unit] of communes.entries()) {
      const rows = indicators.map(
        (indicator, index) => `${indicator},${unit},${period},${amountOf(commune, index, month)}\n`,
      );
      if (!out.write(rows.join(""))) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
    }
  }
  out.end();
  await finished(out);
}
