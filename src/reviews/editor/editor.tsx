/**
 * The review's editor: the paper's text as it will print, with live figures. It comes to the browser in a piece of its own;
 * without script, or until it is there, each paragraph has its form instead.
 */
import { EditorContent, useEditor, useEditorState } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useWords } from "../../web/language.tsx";
import { reviewTexts } from "../texts.ts";
import { figureRows } from "../view.ts";
import { type ChooserView, figureChooser } from "./chooser.ts";
import { ChooserList } from "./chooserList.tsx";
import { placeOfCursor } from "./cursor.ts";
import { contentOf, documentOf } from "./document.ts";
import { findingMarks, findingsIn, replaceFinding } from "./findings.ts";
import { TitleGuard } from "./guard.ts";
import { figureNode, Paragraph, Title } from "./nodes.ts";
import { Panel } from "./panel.tsx";
import { type Served, useSaving } from "./saving.ts";

export type EditorProps = {
  served: Served;
  /** Where the panel beside the paper stands. */
  panelId: string;
  /** Gives a paragraph back to the draft. */
  onDrop: (block: string) => void;
};

export default function ReviewEditor({ served, panelId, onDrop }: EditorProps) {
  const words = useWords(reviewTexts);
  const [list, setList] = useState<ChooserView>();
  const now = useRef(served);
  useEffect(() => {
    now.current = served;
  }, [served]);
  const rows = useMemo(() => figureRows(served.data), [served.data]);
  const known = useRef(rows);
  useEffect(() => {
    known.current = rows;
  }, [rows]);

  const [chooser] = useState(() =>
    figureChooser({
      rows: () => known.current,
      data: () => now.current.data,
      formName: (form) => words(`form_${form}`),
      show: setList,
    }),
  );
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        ...{ blockquote: false, bold: false, bulletList: false, code: false, codeBlock: false, gapcursor: false },
        ...{ hardBreak: false, heading: false, horizontalRule: false, italic: false, link: false, listItem: false },
        ...{ listKeymap: false, orderedList: false, paragraph: false, strike: false, trailingNode: false },
        underline: false,
      }),
      Title,
      Paragraph,
      figureNode(() => now.current.data),
      chooser.extension,
      findingMarks({ data: () => now.current.data, label: (expected) => words("correct", { expected }) }),
      TitleGuard,
    ],
    content: documentOf(served.blocks, served.data),
    injectCSS: false,
    immediatelyRender: true,
    editorProps: {
      attributes: {
        class: "writing",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": words("text_of_review"),
        "aria-describedby": "cach-chen",
        spellcheck: "false",
        lang: "vi",
      },
    },
  });
  const saving = useSaving(editor, served);
  const { place, findings } = useEditorState({
    editor,
    selector: ({ editor }) => ({ place: placeOfCursor(editor.state), findings: findingsIn(editor.state) }),
    // A new state of the document is a new answer; a cursor that moved within a sentence is not.
    equalityFn: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void saving.save();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [saving.save]);

  const panel = document.getElementById(panelId);
  return (
    <div className="editor">
      <EditorContent editor={editor} />
      {list !== undefined && <ChooserList list={list} onTake={(index) => chooser.take(editor.view, index)} />}
      {panel !== null &&
        createPortal(
          <Panel
            served={served}
            rows={rows}
            place={place}
            findings={findings}
            saving={saving}
            onReplace={(finding) => replaceFinding(editor.view, finding, served.data)}
            onInsert={(span) =>
              editor
                .chain()
                .focus()
                .insertContent(contentOf([span]))
                .run()
            }
            onDrop={onDrop}
          />,
          panel,
        )}
    </div>
  );
}
