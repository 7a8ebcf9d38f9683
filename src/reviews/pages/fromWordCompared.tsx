/** A Word file beside the review: whether it is this review, what can be taken of it, and what is only told. */
import { Form, Link } from "react-router";
import { pageAddress } from "../../web/address.ts";
import { Button, Select } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Section } from "../../web/page.tsx";
import { reviewPaths } from "../addresses.ts";
import type { WordPart } from "../fromWord/changes.ts";
import { fromWordTexts } from "../fromWord/texts.ts";
import { reviewTexts } from "../texts.ts";
import { Pieces } from "./differences.tsx";
import type { compareFile } from "./fromWord.server.ts";
import { Aside, ToldElsewhere } from "./fromWordTold.tsx";

type Comparison = Awaited<ReturnType<typeof compareFile>>;
type Change = Comparison["changes"][number];

export function Compared({ compared }: { compared: Comparison }) {
  const words = useWords(fromWordTexts);
  const { changes, told, foreign, aside } = compared;
  const count = changes.length + told.length;
  const isOtherPaper = foreign !== undefined && foreign.why !== "unmarked";
  const differences = (
    <>
      <Changes compared={compared} />
      <ToldElsewhere told={told} />
    </>
  );
  return (
    <>
      {foreign && <ForeignNotice foreign={foreign} />}
      {isOtherPaper && count > 0 ? (
        <details className="section">
          <summary>{words("word_look_anyway", { count })}</summary>
          {differences}
        </details>
      ) : (
        differences
      )}
      <Aside aside={aside} />
    </>
  );
}

function ForeignNotice({ foreign }: { foreign: NonNullable<Comparison["foreign"]> }) {
  const words = useWords(fromWordTexts);
  const { why, titles, another } = foreign;
  const code = why === "another" ? "word_of_another" : why === "unmarked" ? "word_unmarked" : "word_other_paper";
  return (
    <Notice kind="warning">
      <p>{another ? words("word_of_named", { unit: another.unit, period: another.period }) : words(code)}</p>
      {titles.length > 0 && <p>{words("word_begins", { titles: titles.join(" · ") })}</p>}
      {another && (
        <p>
          <Link to={pageAddress(reviewPaths.fromWord, { review: another.id })}>{words("word_open_that")}</Link>
        </p>
      )}
    </Notice>
  );
}

function Changes({ compared: { changes, seen, foreign } }: { compared: Comparison }) {
  const words = useWords(fromWordTexts);
  const reviewWords = useWords(reviewTexts);
  return (
    <Section title={words("differing_paragraphs", { count: changes.length })} id="khac">
      {changes.length === 0 && foreign === undefined && <p>{words("word_unchanged")}</p>}
      {changes.length > 0 && (
        <Form method="post" encType="multipart/form-data">
          <input type="hidden" name="intent" value="apply" />
          <input type="hidden" name="seen" value={seen} />
          <p className="soft">{reviewWords("difference_key")}</p>
          {changes.map((change, index) => (
            <ChangeShown key={change.parts[0]?.block} change={change} number={index + 1} />
          ))}
          <Button kind="primary">{words("take_chosen")}</Button>
        </Form>
      )}
    </Section>
  );
}

function ChangeShown({ change, number }: { change: Change; number: number }) {
  const words = useWords(fromWordTexts);
  const { parts, figures } = change;
  return (
    <div className="change differences">
      <HowToTake change={change} number={number} />
      {figures.length > 0 && (
        <>
          <p className="stale">{words("typed_over")}</p>
          <ul>
            {figures.map(({ key, name, old, now }) => (
              <li key={`${key} ${old}`}>
                {now === "" ? words("typed_over_gone", { name, old }) : words("typed_over_one", { name, old, now })}
              </li>
            ))}
          </ul>
        </>
      )}
      {parts.length > 1 && <p className="soft">{words("taken_together")}</p>}
      {parts.map((part) => (
        <PartShown key={part.block} part={part} />
      ))}
    </div>
  );
}

function HowToTake({ change: { parts, figures, isSafe }, number }: { change: Change; number: number }) {
  const words = useWords(fromWordTexts);
  const whole = JSON.stringify(parts.map(({ block, text }) => ({ block, text })));
  const kept = JSON.stringify(parts.map(({ block, kept: text }) => ({ block, text })));
  if (figures.length === 0) {
    return (
      <label>
        <input type="checkbox" name="take" value={whole} defaultChecked={isSafe} />{" "}
        {words("take_paragraph", { number })}
      </label>
    );
  }
  return (
    <Select
      label={words("how_to_take", { number })}
      name="take"
      id={`take-${number}`}
      choices={[
        { value: "", name: words("take_not") },
        ...(kept === whole ? [] : [{ value: kept, name: words("take_words") }]),
        { value: whole, name: words("take_all") },
      ]}
    />
  );
}

function PartShown({ part: { under, pieces, isStale } }: { part: WordPart }) {
  const words = useWords(fromWordTexts);
  return (
    <>
      {under !== "" && (
        <p className="soft" lang="vi">
          {under}
        </p>
      )}
      {isStale && <p className="stale">{words("stale_paragraph")}</p>}
      <p className="lines" lang="vi">
        <Pieces pieces={pieces} />
      </p>
    </>
  );
}
