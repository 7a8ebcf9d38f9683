/** What was said and done between who does it and who assigned it, by day. */
import { Link } from "react-router";
import { useWords } from "../../web/language.tsx";
import { taskPageTexts } from "../pageTexts.ts";
import type { TaskPage } from "./task.server.ts";

export function Talk({ days }: Pick<TaskPage, "days">) {
  const words = useWords(taskPageTexts);
  if (days.length === 0) return <p className="soft">{words("no_history")}</p>;
  return (
    <ol className="talk">
      {days.map(({ day, events }) => (
        <li key={day}>
          <h3>{day}</h3>
          <ul>
            {events.map((event) => (
              <li key={event.key}>
                {event.sentence}
                {event.beside !== "" && `, ${event.beside}`}
                {event.text !== "" && <q>{event.text}</q>}
                {event.files.map(({ name, to }) => (
                  <Link key={to} to={to} reloadDocument download className="evidence">
                    {name}
                  </Link>
                ))}
                <span className="under">{`${event.by}, ${event.time}`}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
