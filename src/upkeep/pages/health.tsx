/** How the installation is, for its operator: what `doctor` says, on a page. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { capital } from "../../prose/capital.ts";
import { settingsPaths } from "../../settings/addresses.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { Mark } from "../../web/status.tsx";
import { webTexts } from "../../web/texts.ts";
import { told } from "../findings.ts";
import { findingsFor } from "../shown.server.ts";
import { upkeepTexts } from "../texts.ts";
import type { Route } from "./+types/health.ts";

export const middleware = [guardPage("log.read")];

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const found = await findingsFor(asked, asked.wall.now());
  const said = found.map((finding) => told(finding, asked.language));
  return {
    findings: [...said.filter(({ level }) => level !== "fine"), ...said.filter(({ level }) => level === "fine")],
  };
}

const marks = { fine: "on_pace", warning: "behind", fault: "at_risk" } as const;

export default function HealthPage({ loaderData: { findings } }: Route.ComponentProps) {
  const words = useWords(upkeepTexts);
  const wrong = findings.filter(({ level }) => level !== "fine").length;
  return (
    <Page
      title={words("health")}
      lead={wrong === 0 ? words("doctor_fine") : words("doctor_wrong", { count: wrong })}
      crumbs={[{ to: settingsPaths.settings, name: useWords(webTexts)("nav_settings") }]}
      narrow
    >
      <ul className="sentences">
        {findings.map(({ check, level, name, found, todo }) => (
          <li key={check}>
            <div>
              <span className="told">{name}</span> <Mark pace={marks[level]}>{words(`level_${level}`)}</Mark>
              <p className="reason">{check === "address" ? found : capital(found)}</p>
              {todo !== "" && <p>{todo}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
