/** Corrections as the public reads them: what stood there, what is right, why and when. */
import type { Correction } from "../documents/correction.server.ts";
import { type Piece, wordDifference } from "../prose/difference.ts";
import { useWords } from "../web/language.tsx";
import { portalTexts } from "./texts.ts";

export type ShownCorrection = { id: number; day: string; reason: string; pieces: Piece[] };

export function shownCorrection({ id, wrong, correct, reason }: Correction, day: string): ShownCorrection {
  return { id, day, reason, pieces: wordDifference(wrong, correct) };
}

export function CorrectionLines({ correction }: { correction: ShownCorrection }) {
  const words = useWords(portalTexts);
  return (
    <>
      <p>
        <strong>{words("corrected_on", { day: correction.day, reason: correction.reason })}</strong>
      </p>
      <p className="passage">
        {correction.pieces.map((piece, index) => {
          const Tag = piece.kind === "gone" ? "del" : piece.kind === "new" ? "ins" : "span";
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
          return <Tag key={index}>{piece.text}</Tag>;
        })}
      </p>
    </>
  );
}
