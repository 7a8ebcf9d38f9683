/**
 * A tenth of the country as a folder of data: 332 communes × 100 indicators × 36 months under one province, and beside
 * it a province of ten communes, since what a small office meets is the cost of asking at all.
 */
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";

export const size = { communes: 332, few: 10, indicators: 100, months: 36 };

/** The whole, and in it the province of 332 communes and that of ten. The whole and the small one have targets. */
export const whole = "vung";
export const province = "tinh";
export const smallProvince = "tinh-nho";
/** Those of the large province, then those of the small one. */
export const communes = Array.from({ length: size.communes + size.few }, (_, index) => `xa-${index + 1}`);
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
      `${whole},Vùng,region,`,
      `${province},Tỉnh,province,${whole}`,
      `${smallProvince},Tỉnh nhỏ,province,${whole}`,
      ...communes.map((code, index) => `${code},Xã ${index + 1},commune,${provinceOf(index)}`),
    ]),
  );
  await writeFile(
    join(folder, "indicators.csv"),
    lines(
      "code,name,measure,field,direction,timing,rollup,decimals,public",
      indicators.map((code, index) => `${code},Chỉ số ${index + 1},việc,kinh-te,more,flow,sum,2,yes`),
    ),
  );
  await writeFile(
    join(folder, "resolutions.csv"),
    lines("code,title,unit,period", [`nq-2024,Nghị quyết năm 2024,${whole},2024`]),
  );
  await writeFile(
    join(folder, "targets.csv"),
    lines(
      "code,resolution,name,indicator,unit,comparator,amount,period",
      [whole, smallProvince].flatMap((unit) =>
        indicators.map(
          (code, index) =>
            `${targetOf(unit, index)},nq-2024,Chỉ tiêu ${index + 1},${code},${unit},at_least,20000000,2024`,
        ),
      ),
    ),
  );
  await writeValues(join(folder, "values.csv"));
}

function targetOf(unit: string, indicator: number): string {
  return `ct-${unit}-${indicator + 1}`;
}

function provinceOf(commune: number): string {
  return commune < size.communes ? province : smallProvince;
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
