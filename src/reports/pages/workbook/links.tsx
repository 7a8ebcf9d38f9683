/** To the report's workbook and back. Plain links: a file is no page. */
import { useWords } from "../../../web/language.tsx";
import { reportAddress } from "../../addresses.ts";
import type { ReportCodes } from "../../place.ts";
import { reportSheetTexts } from "../../workbook/texts.ts";

type ExcelLinksProps = { codes: ReportCodes; chosen: string; editable: boolean };

export function ExcelLinks({ codes, chosen, editable }: ExcelLinksProps) {
  const words = useWords(reportSheetTexts);
  return (
    <>
      <a href={reportAddress(codes, "workbook", chosen)} download>
        {words("excel_download")}
      </a>
      {editable && <a href={reportAddress(codes, "upload", chosen)}>{words("excel_upload")}</a>}
    </>
  );
}
