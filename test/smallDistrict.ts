/** The smallest district as a folder to load: one commune, one figure, one target. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const files = {
  "units.csv": "code,name,kind,parent\nhuyen,Huyện Thử,district,\nxa,Xã Thử,commune,huyen\n",
  "indicators.csv": "code,name,measure,direction,timing,rollup\nviec-lam,Việc làm mới,lao động,more,flow,sum\n",
  "resolutions.csv": "code,title,unit,period\nnq,Nghị quyết năm 2024,huyen,2024\n",
  "targets.csv":
    "code,resolution,name,indicator,unit,comparator,amount,period\nviec-lam,nq,Việc làm mới,viec-lam,huyen,at_least,100,2024\n",
  "values.csv": "indicator,unit,period,amount\nviec-lam,xa,2024-Q1,25\n",
};

/** Makes it in a folder and answers its path. */
export async function smallDistrict(within: string): Promise<string> {
  const folder = join(within, "district");
  await mkdir(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
