/** One paragraph of the review: as it will print, and the forms that rewrite it. */
import { Form } from "react-router";
import { Button, TextArea } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { reviewTexts } from "../texts.ts";
import type { BlockView, PieceView } from "../view.ts";
import { ActButton, Hidden } from "./actForms.tsx";

type Paragraph = Extract<BlockView, { kind: "paragraph" }>;

/** The words with live figures on a pale ground and differing ones underlined. */
export function Pieces({ block }: { block: Paragraph }) {
  if (block.pieces.length === 0) return <p className="prompt">[{block.prompt}]</p>;
  return linesOf(block.pieces).map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other name
    <p key={index}>
      {line.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: neither have its pieces
        <Piece key={at} piece={piece} />
      ))}
    </p>
  ));
}

function Piece({ piece }: { piece: PieceView }) {
  const words = useWords(reviewTexts);
  switch (piece.kind) {
    case "words":
      return piece.text;
    case "figure":
      return (
        <>
          <span className="figure-live" title={piece.code}>
            {piece.text}
          </span>
          {piece.isMarked && <sup>*</sup>}
        </>
      );
    case "differs":
      return (
        <mark title={words("correct", { expected: piece.expected })}>
          {piece.text}
          <span className="hidden"> ({words("correct", { expected: piece.expected })})</span>
        </mark>
      );
    default:
      return piece satisfies never;
  }
}

function linesOf(pieces: readonly PieceView[]): PieceView[][] {
  const lines: PieceView[][] = [[]];
  for (const piece of pieces) {
    const parts = piece.kind === "words" ? piece.text.split("\n") : [];
    if (piece.kind !== "words") lines.at(-1)?.push(piece);
    for (const [index, text] of parts.entries()) {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ kind: "words", text });
    }
  }
  return lines.filter((line) => line.length > 0);
}

/** How high a field is in which a paragraph of that length is rewritten. */
export function rowsFor(text: string): number {
  return Math.min(14, Math.max(3, Math.ceil(text.length / 80) + 1));
}

type BlockFormsProps = {
  block: Paragraph;
  version: number;
  /** The block that stands after it: another one once something was added. */
  follower: string | undefined;
};

/** Each form folds up by itself when what it changes has changed. */
export function BlockForms({ block, version, follower }: BlockFormsProps) {
  const words = useWords(reviewTexts);
  return (
    <div className="forms no-print">
      {block.isEdited && <span className="tag">{words("own_words")}</span>}
      <details key={block.text}>
        <summary>{words(block.prompt === undefined ? "write_block" : "write_here")}</summary>
        <Form method="post">
          <Hidden intent="save" version={version} fields={{ block: block.id }} />
          <TextArea
            label={words("text_of")}
            hint={words("text_hint")}
            name="text"
            id={`doan-${block.id}`}
            rows={rowsFor(block.text)}
            defaultValue={block.text}
          />
          <Button kind="primary" slim>
            {words("save_paragraph")}
          </Button>
        </Form>
        {block.isEdited && (
          <ActButton intent="drop" version={version} fields={{ block: block.id }} slim>
            {words(block.isOwn ? "remove_block" : "give_back")}
          </ActButton>
        )}
      </details>
      <details key={follower}>
        <summary>{words("add_after")}</summary>
        <Form method="post">
          <Hidden intent="add" version={version} fields={{ block: block.id }} />
          <TextArea label={words("text_of")} name="text" id={`them-${block.id}`} rows={3} />
          <Button kind="primary" slim>
            {words("add")}
          </Button>
        </Form>
      </details>
    </div>
  );
}
