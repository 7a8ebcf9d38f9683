/** A small district as a folder for tests: three communes of which one is silent, an owner, a ratio and a formula. */
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import type { Database } from "../database/connection.server.ts";

export type Files = Record<string, string | Buffer>;

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

export const district: Readonly<Record<string, string>> = {
  "units.csv": lines(
    "code,name,kind,parent,valid_from,valid_to",
    "huyen,Huyện Thử,district,,,",
    'xa-a,"Xã ""A\'s""",commune,huyen,,',
    "xa-b,Xã B,commune,huyen,,",
    "xa-c,Xã C,commune,huyen,,2024-06-30",
    "thue,Chi cục Thuế,agency,huyen,,",
  ),
  "indicators.csv": lines(
    "code,name,measure,direction,timing,formula,numerator,denominator,owner,part_of,decimals",
    "viec-lam,Việc làm mới,việc,more,flow,,,,,,1",
    "viec-lam-nu,Trong đó: nữ,việc,more,flow,,,,,viec-lam",
    "viec-lam-nam,Trong đó: nam,việc,more,flow,[viec-lam] - [viec-lam-nu],,,,",
    "ho-ngheo,Hộ nghèo,hộ,less,stock,,,,,",
    "ho,Số hộ,hộ,neutral,stock,,,,,",
    "ty-le-ho-ngheo,Tỷ lệ hộ nghèo,%,less,ratio,,ho-ngheo,ho,,",
    "thu,Thu ngân sách,triệu đồng,more,flow,,,,thue,",
  ),
  "resolutions.csv": lines(
    "code,title,number,unit,period,adopted,parent",
    "nq-dh,Nghị quyết đại hội,,huyen,2020/2025,2020-08-01,",
    "nq-2024,Nghị quyết năm 2024,05-NQ/HU,huyen,2024,2023-12-20,nq-dh",
  ),
  "targets.csv": lines(
    "code,resolution,name,indicator,unit,comparator,amount,period,trajectory,lead,part_of",
    "ct1,nq-2024,Việc làm mới,viec-lam,huyen,at_least,100,2024,2024-Q1:20|2024-Q4:100,,",
    "ct1a,nq-2024,Việc làm mới xã A,viec-lam,xa-a,at_least,40,2024,,,ct1",
    "ct2,nq-2024,Thu ngân sách,thu,huyen,at_least,1000,2024,,thue,",
  ),
  "values.csv": lines(
    "indicator,unit,period,amount,note,estimated,illustrative",
    "viec-lam,xa-a,2024-Q1,10,,,",
    "viec-lam-nu,xa-a,2024-Q1,4,,,",
    'viec-lam,xa-b,2024-Q1,7.5,"ghi chú; ""có, dấu""",yes,',
    "viec-lam,xa-b,2024-Q2,8,,,yes",
    "ho,xa-a,2024,100,,,",
    "ho-ngheo,xa-a,2024,0,,,",
    "thu,huyen,2024-Q1,401,,,",
  ),
};

export async function folderOf(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quyet-folder-"));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return folder;
}

/** A file with one of its lines (1 is the header) replaced, or taken away. */
export function withLine(file: keyof typeof district, row: number, line?: string): Record<string, string> {
  const rows = (district[file] ?? "").split("\n");
  rows.splice(row - 1, 1, ...(line === undefined ? [] : [line]));
  return { ...district, [file]: rows.join("\n") };
}

/** A file with lines more. */
export function withMore(file: keyof typeof district, ...more: string[]): Record<string, string> {
  return { ...district, [file]: (district[file] ?? "") + lines(...more) };
}

/** What every table holds, as one text a table. */
export async function everything(database: Database): Promise<Record<string, string>> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
  );
  const held = tables.map(
    ({ name }) => sql`
      SELECT ${name}::text AS name, count(*) || ' ' || coalesce(md5(string_agg(row::text, ';' ORDER BY row::text)), '') AS held
      FROM ${sql.table(name)} AS row`,
  );
  return database.read(async (tx) => {
    const { rows } = await sql<{ name: string; held: string }>`${sql.join(held, sql` UNION ALL `)}`.execute(tx);
    return Object.fromEntries(rows.map((row) => [row.name, row.held]));
  });
}
