/** To the report's workbook and back. Plain links: a file is no page. */
import { useWords } from "../../web/language.tsx";
import { reportAddress } from "../address.ts";
import type { ReportCodes } from "../place.ts";
import { reportSheetTexts } from "../sheetTexts.ts";

export function ExcelLinks({ codes, editable }: { codes: ReportCodes; editable: boolean }) {
  const words = useWords(reportSheetTexts);
  return (
    <>
      <a href={reportAddress(codes, "excel")} download>
        {words("excel_download")}
      </a>
      {editable && <a href={reportAddress(codes, "tai-len")}>{words("excel_upload")}</a>}
    </>
  );
}
