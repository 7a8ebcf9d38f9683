/** The board of tasks: how all stands in a sentence, which lines are asked for, the lines, and months side by side. */
import { Link } from "react-router";
import { say } from "../../prose/text.ts";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Notice, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { taskAddress, taskFormAddress, tasksAddress } from "../addresses.ts";
import { orders } from "../board/board.ts";
import type { Board, LineShown } from "../board/boardPage.server.ts";
import { boardTexts, orderNames, viewNames } from "../board/texts.ts";
import { formTexts } from "../form/texts.ts";
import { StateMark } from "../stateMark.tsx";
import { stateNames } from "../texts.ts";

type Props = { board: Board; chosen: { unit: string; period: string } };
type Changed = { loc?: string; theo?: string; vai?: string; mo?: string | undefined };

/** Of this board with something else asked for; what is usual is not said. */
function addressOf({ board: { view }, chosen }: Props) {
  return (changed: Changed) => {
    const { loc, theo, vai, mo } = { ...view, mo: undefined, ...changed };
    const asked = {
      loc: loc === "dang-mo" ? undefined : loc,
      theo: theo === "thoi-han" ? undefined : theo,
      vai: vai === "lead" ? undefined : "giao",
    };
    return `${tasksAddress(chosen, { ...asked, mo })}#bang`;
  };
}

export function TaskBoard(props: Props) {
  const words = useWords(boardTexts);
  const { headline, beyond, lines, more, months, isIllustrative } = props.board;
  return (
    <Section title={words("board_of_tasks")} id="bang">
      <p>
        {words("board_headline", headline)}
        {headline.excused > 0 && ` ${words("board_headline_excused", { excused: headline.excused })}`}
      </p>
      {beyond > 0 && <Notice>{words("board_beyond", { count: beyond })}</Notice>}
      <Chips {...props} />
      {lines.length === 0 ? <p>{words("board_nothing")}</p> : <Lines {...props} />}
      {more > 0 && <p className="soft">{words("board_more", { count: more })}</p>}
      {isIllustrative && <p className="soft small">{words("board_illustrative")}</p>}
      {months.length > 0 && <Months {...props} />}
    </Section>
  );
}

function Chips(props: Props) {
  const words = useWords(boardTexts);
  const language = useLanguage();
  const address = addressOf(props);
  const { view, chips } = props.board;
  return (
    <>
      <ul className="counts">
        {chips
          .filter((chip) => chip.count > 0 || chip.view === view.loc)
          .map((chip) => (
            <li key={chip.view}>
              <Link
                to={address({ loc: chip.view })}
                aria-current={chip.view === view.loc || undefined}
                preventScrollReset
              >
                {say(viewNames[chip.view], language)} {chip.count}
              </Link>
            </li>
          ))}
      </ul>
      <ul className="counts small">
        <li>{words("board_of")}</li>
        {(["lead", "assigned"] as const).map((role) => (
          <li key={role}>
            <Link to={address({ vai: role })} aria-current={role === view.vai || undefined} preventScrollReset>
              {words(`board_${role}`)}
            </Link>
          </li>
        ))}
      </ul>
      <ul className="counts small">
        <li>{words("board_by")}</li>
        {orders.map((order) => (
          <li key={order}>
            <Link to={address({ theo: order })} aria-current={order === view.theo || undefined} preventScrollReset>
              {say(orderNames[order], language)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Lines(props: Props) {
  const words = useWords(boardTexts);
  const { board, chosen } = props;
  const { view, lines, opened } = board;
  const address = addressOf(props);
  return (
    <Table
      label={words("board_of_tasks")}
      rows={lines}
      keyOf={({ key }) => key}
      className="task-board"
      namedBy={1}
      groupOf={view.theo === "thoi-han" ? undefined : ({ group }) => group || words("board_no_group")}
      attributesOf={({ key }) => ({ className: key === opened?.key ? "opened" : undefined })}
      belowOf={({ key }) => key === opened?.key && <Opened opened={opened} chosen={chosen} />}
      columns={[
        { name: words("board_state"), kind: "short", isPlain: true, cell: (line) => <Standing line={line} /> },
        {
          name: words("board_task"),
          cell: ({ key, code, title }) => (
            <Link
              to={address({ mo: key === opened?.key ? undefined : code })}
              aria-expanded={key === opened?.key}
              preventScrollReset
            >
              {title}
            </Link>
          ),
        },
        { name: words("board_progress"), isPlain: true, cell: (line) => <Progress line={line} /> },
        { name: words("board_due"), kind: "short", cell: (line) => <Due line={line} /> },
        { name: words("board_paper"), kind: "short", cell: ({ document }) => document },
      ]}
    />
  );
}

function Standing({ line: { state, days, waiting } }: { line: LineShown }) {
  const words = useWords(boardTexts);
  const language = useLanguage();
  const told = () => {
    if (state === "done_on_time") return words("board_all_done");
    if (days === null) return say(stateNames.no_deadline, language);
    if (days < 0) return words("board_late", { days: -days });
    return days === 0 ? words("board_today") : words("board_left", { days });
  };
  return (
    <>
      <StateMark state={state}>{told()}</StateMark>
      {waiting > 0 && <span className="under">{words("board_waits", { count: waiting })}</span>}
    </>
  );
}

/** "05/21 đơn vị xong", and who is not. */
function Progress({ line: { done, pieces, left } }: { line: LineShown }) {
  const words = useWords(boardTexts);
  const count = pieces - done - left.length;
  const units = left.join(", ");
  const width = String(pieces).length > 2 ? String(pieces).length : 2;
  const padded = (number: number) => String(number).padStart(width, "0");
  return (
    <>
      {words("board_done_of", { done: padded(done), pieces: padded(pieces) })}
      {left.length > 0 && (
        <span className="under">{words(count > 0 ? "board_still_more" : "board_still", { units, count })}</span>
      )}
    </>
  );
}

function Due({ line: { due, dueFirst } }: { line: LineShown }) {
  const words = useWords(boardTexts);
  if (due === null) return null;
  return dueFirst === null ? due : words("board_extended", { first: dueFirst, due });
}

type OpenedProps = { opened: NonNullable<Board["opened"]>; chosen: Props["chosen"] };

/** The pieces as a row of marks, and what was said last, by day. */
function Opened({ opened, chosen }: OpenedProps) {
  const words = useWords(boardTexts);
  const language = useLanguage();
  return (
    <>
      <ul className="piece-marks">
        {opened.pieces.map(({ code, name, state }) => (
          <li key={code} title={say(stateNames[state], language)}>
            <StateMark state={state} label={say(stateNames[state], language)}>
              {name}
            </StateMark>
          </li>
        ))}
      </ul>
      {opened.beyond > 0 && <p className="soft small">{words("board_opened_beyond", { count: opened.beyond })}</p>}
      <p>
        <Link to={taskAddress(opened.code, chosen)}>{words("board_open_page")}</Link>
      </p>
    </>
  );
}

function Months({ board, chosen }: Props) {
  const words = useWords(boardTexts);
  const form = useWords(formTexts);
  return (
    <>
      <h3>{words("board_months")}</h3>
      <Table
        label={words("board_months")}
        rows={board.months}
        keyOf={({ month }) => month}
        onPhone="brief"
        columns={[
          {
            name: words("board_month"),
            cell: ({ month, name }) => <Link to={taskFormAddress({ ...chosen, period: month })}>{name}</Link>,
          },
          { name: form("form_total"), kind: "number", cell: ({ counts }) => counts.total },
          { name: form("form_doneOnTime"), kind: "number", cell: ({ counts }) => counts.doneOnTime },
          { name: form("form_doneLate"), kind: "number", cell: ({ counts }) => counts.doneLate },
          { name: form("form_openOverdue"), kind: "number", cell: ({ counts }) => counts.openOverdue },
          { name: form("form_onTimeOfAll"), kind: "number", cell: ({ onTime }) => onTime ?? "–" },
        ]}
      />
      <p className="soft small">{words("board_months_note")}</p>
    </>
  );
}
