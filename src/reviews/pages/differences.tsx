/** Two texts in one: what was taken out and what was put in, to be told apart by mark and sign as well as by colour. */
import type { ComparedParagraph, Piece } from "../../prose/difference.ts";
import { useWords } from "../../web/language.tsx";
import { reviewTexts } from "../texts.ts";

export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const words = useWords(reviewTexts);
  return pieces.map((piece, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of one text have no other name
    switch (piece.kind) {
      case "same":
        return <span key={index}>{piece.text}</span>;
      case "gone":
        return (
          <del key={index}>
            <span className="hidden">{words("taken_out")}: </span>
            {piece.text}
          </del>
        );
      case "new":
        return (
          <ins key={index}>
            <span className="hidden">{words("put_in")}: </span>
            {piece.text}
          </ins>
        );
      default:
        return piece.kind satisfies never;
    }
    // biome-ignore-end lint/suspicious/noArrayIndexKey: pieces of one text have no other name
  });
}

type Run = { unchanged: number } | { paragraph: ComparedParagraph };

/** The changed paragraphs; runs of unchanged ones are counted, so that the eye finds the changes. */
export function Differences({ paragraphs }: { paragraphs: readonly ComparedParagraph[] }) {
  const words = useWords(reviewTexts);
  return (
    <div className="differences" lang="vi">
      {runsOf(paragraphs).map((run, index) =>
        "unchanged" in run ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text have no other name
          <p key={index} className="soft">
            {words("unchanged_paragraphs", { count: run.unchanged })}
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <p key={index} className={run.paragraph.kind}>
            <Pieces pieces={run.paragraph.pieces} />
          </p>
        ),
      )}
    </div>
  );
}

function runsOf(paragraphs: readonly ComparedParagraph[]): Run[] {
  const runs: Run[] = [];
  for (const paragraph of paragraphs) {
    const last = runs.at(-1);
    if (paragraph.kind !== "same") runs.push({ paragraph });
    else if (last && "unchanged" in last) last.unchanged += 1;
    else runs.push({ unchanged: 1 });
  }
  return runs;
}
