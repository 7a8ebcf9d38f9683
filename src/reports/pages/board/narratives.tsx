/** What the units tell in words, by heading, each with its source. */
import { useWords } from "../../../web/language.tsx";
import { reportTexts } from "../../texts.ts";
import type { BoardPage } from "./board.server.ts";

export function BoardNarratives({ narratives }: Pick<BoardPage, "narratives">) {
  const words = useWords(reportTexts);
  return (
    <>
      {narratives.map(({ heading, told }) => (
        <div key={heading} className="compiled">
          <h3>{words(`heading_${heading}`)}</h3>
          <ul>
            {told.map((each) => (
              <li key={`${each.source} ${each.form}`}>
                <span className="words">{each.words}</span>{" "}
                <span className="age">
                  ({each.source}, {each.form})
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
