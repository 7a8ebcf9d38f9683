/** Every correction of what stands on the portal: nothing that was published changes in silence. */
import { Link } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { vietnamDay } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { articleAddress } from "../addresses.ts";
import { CorrectionLines, shownCorrection } from "../correctionList.tsx";
import { listPublicCorrections } from "../corrections.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/corrections.ts";

export const middleware = [guardPage("portal.read")];
export const handle: RouteHandle = { script: false };

export async function loader({ context }: Route.LoaderArgs) {
  const corrections = await context.get(requestContext).database.read(listPublicCorrections);
  return {
    corrections: corrections.map((correction) => ({
      ...{ slug: correction.slug, title: correction.title },
      shown: shownCorrection(correction, writeDay(vietnamDay(correction.at))),
    })),
  };
}

export default function CorrectionsPage({ loaderData: { corrections } }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <>
      <title>{words("corrections")}</title>
      <h1>{words("corrections")}</h1>
      <p className="soft">{words("corrections_note")}</p>
      {corrections.length === 0 && <p>{words("no_corrections")}</p>}
      <ul className="lines article">
        {corrections.map(({ slug, title, shown }) => (
          <li key={shown.id}>
            <Link to={articleAddress(slug)}>{title}</Link>
            <CorrectionLines correction={shown} />
          </li>
        ))}
      </ul>
    </>
  );
}
