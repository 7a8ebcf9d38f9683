/** Keeps what the draft sets: titles stay where they are, whatever is deleted or pasted around them. */
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

/** Set on a transaction that puts a whole new document in. */
export const wholeDocument = "wholeDocument";

export const TitleGuard = Extension.create({
  name: "titleGuard",
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: (transaction, state) =>
        !transaction.docChanged ||
        transaction.getMeta(wholeDocument) === true ||
        titlesOf(transaction.doc) === titlesOf(state.doc),
    }),
  ],
});

function titlesOf(document: Node): string {
  const titles: string[] = [];
  document.forEach((node) => {
    if (node.type.name === "title") titles.push(String(node.attrs.block));
  });
  return titles.join("\n");
}
