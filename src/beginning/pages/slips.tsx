/** The slips: a one-time link on each, eight to a page of A4, to be cut apart. They are shown this once. */
import { accessPaths } from "../../access/addresses.ts";
import { LinkButton } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Page } from "../../web/page.tsx";
import { PrintButton } from "../../web/print.tsx";
import { beginningPaths } from "../addresses.ts";
import type { Slip } from "../slips.server.ts";
import { beginningTexts } from "../texts.ts";

type SlipsProps = { slips: Slip[]; origin: string; crumbs: { to: string; name: string }[] };

export function Slips({ slips, origin, crumbs }: SlipsProps) {
  const words = useWords(beginningTexts);
  return (
    <Page title={words("slips", { count: slips.length })} crumbs={crumbs}>
      <div className="no-print">
        <Notice kind="warning">{words("slips_once")}</Notice>
        <p className="actions">
          <PrintButton />
          <LinkButton to={beginningPaths.beginning} kind="primary">
            {words("printed_go_on")}
          </LinkButton>
        </p>
      </div>
      <div className="slips">
        {slips.map((slip) => (
          <article key={slip.username} className="slip">
            <svg className="slip-code" viewBox={`0 0 ${slip.drawn.size} ${slip.drawn.size}`} aria-hidden="true">
              <rect width={slip.drawn.size} height={slip.drawn.size} fill="#fff" />
              <path d={slip.drawn.path} fill="#000" />
            </svg>
            <div>
              <h2>{slip.unit}</h2>
              <p>
                {slip.name}
                {slip.name
                  .toLocaleLowerCase("vi")
                  .startsWith(words(`role_${slip.role}`).toLocaleLowerCase("vi")) ? null : (
                  <span className="soft"> · {words(`role_${slip.role}`)}</span>
                )}
              </p>
              <p>
                {words("username")}: <strong>{slip.username}</strong>
              </p>
              <p className="slip-link">
                <a href={slip.link}>{slip.link}</a>
              </p>
              <p className="soft">{words("slip_says", { address: origin + accessPaths.signIn })}</p>
            </div>
          </article>
        ))}
      </div>
    </Page>
  );
}
