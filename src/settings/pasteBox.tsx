/** Where a table is pasted. With script Word's and Excel's own table is taken, so that joined cells and breaks in cells are kept. */
import type { ClipboardEvent } from "react";
import { textFromTable } from "../sheets/pastedTable.ts";
import { TextArea } from "../web/form.tsx";

type PasteBoxProps = { label: string; name: string; hint: string };

export function PasteBox(labelled: PasteBoxProps) {
  return <TextArea {...labelled} rows={12} onPaste={takeTable} spellCheck={false} />;
}

function takeTable(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const html = event.clipboardData.getData("text/html");
  const table = html === "" ? null : new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return;
  event.preventDefault();
  const area = event.currentTarget;
  area.setRangeText(textFromTable(cellsOf(table)), area.selectionStart, area.selectionEnd, "end");
}

/** Each cell at its column; what a joined cell covers besides its first place stays empty. */
function cellsOf(table: HTMLTableElement): string[][] {
  const rows: string[][] = [...table.rows].map(() => []);
  const isTaken = rows.map(() => new Set<number>());
  [...table.rows].forEach((row, top) => {
    let left = 0;
    for (const cell of row.cells) {
      while (isTaken[top]?.has(left)) left++;
      for (let down = 0; down < Math.min(cell.rowSpan || 1, rows.length - top); down++) {
        for (let right = 0; right < Math.min(cell.colSpan, 100); right++) {
          isTaken[top + down]?.add(left + right);
          const into = rows[top + down];
          if (into) into[left + right] = down === 0 && right === 0 ? (cell.textContent ?? "") : "";
        }
      }
      left += cell.colSpan;
    }
  });
  return rows.map((cells) => Array.from(cells, (cell) => cell ?? ""));
}
