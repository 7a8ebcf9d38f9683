/** Who changed a thing and when, with what the change was. */
import { useWords } from "./language.tsx";
import { Table } from "./table.tsx";
import { webTexts } from "./texts.ts";

export type Change = {
  id: string;
  at: string;
  by: string;
  act: string;
  /** Which of its parts became what, one in words each. */
  changes?: readonly string[];
};

export function Changes({ changes, label }: { changes: readonly Change[]; label: string }) {
  const words = useWords(webTexts);
  if (changes.length === 0) return <p className="soft">{words("no_changes")}</p>;
  return (
    <Table
      label={label}
      rows={changes}
      keyOf={(change) => change.id}
      onPhone="plain"
      namedBy="none"
      columns={[
        { name: words("changed_at"), kind: "short", cell: (change) => change.at },
        { name: words("changed_by"), cell: (change) => change.by },
        {
          name: words("changed_what"),
          cell: ({ act, changes = [] }) => (
            <>
              {act}
              {changes.map((each) => (
                <span className="under" key={each}>
                  {each}
                </span>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
