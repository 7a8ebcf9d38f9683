/** Every version of a review, who made it, and one compared with the one before or any other. */

import { Link } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay } from "../../access/guard.server.ts";
import { writeInstant } from "../../calendar/clock.ts";
import { nameOf, periodOf } from "../../calendar/period.ts";
import { AppError } from "../../server/error.ts";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { reviewAddress, reviewPaths } from "../addresses.ts";
import { compareVersions } from "../comparison.server.ts";
import { openReview } from "../review.server.ts";
import { reviewTexts } from "../texts.ts";
import { listVersions, paragraphsOf, wordsOfVersion } from "../versions.server.ts";
import type { Route } from "./+types/versions.ts";
import styles from "./differences.css?url";
import { Differences } from "./differences.tsx";
import { reviewIdOf } from "./review.server.ts";

export const middleware = [guardPage("review.read")];
export const links = () => [{ rel: "stylesheet", href: styles }];

const number = z.coerce.number().int().positive().optional();
const Compared = z.object({ ban: number, voi: number });

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { ban, voi } = queryOf(request, Compared);
  const { was, is, ...page } = await asked.database.read(async (tx) => {
    const id = reviewIdOf(params.review);
    const { review, data, blocks } = await openReview(tx, id);
    await requireMay(tx, asked, "review.read", { unit: review.unit });
    const versions = await listVersions(tx, id);
    const later = ban ?? review.version;
    const earlier = voi ?? versions.find(({ version, isKept }) => version < later && isKept)?.version;
    /** The present version reads as the data says now, any other as it was kept. */
    const wordsOf = async (version: number) =>
      version === review.version ? paragraphsOf(blocks) : await wordsOfVersion(tx, id, version);
    const [was, is] = [earlier === undefined ? undefined : await wordsOf(earlier), await wordsOf(later)];
    if ((voi !== undefined && was === undefined) || is === undefined) throw new AppError("version_unknown", 404);
    return {
      id,
      unit: data.unit.name,
      period: nameOf(periodOf(review.period), asked.language),
      later,
      earlier,
      was,
      is,
      versions: versions.map((version) => ({ ...version, at: writeInstant(version.at) })),
    };
  });
  const compared = was === undefined ? undefined : await compareVersions(was, is, asked.person?.id);
  return { ...page, compared };
}

export default function VersionsPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(reviewTexts);
  const { compared, earlier, later } = page;
  return (
    <Page
      title={words("versions")}
      lead={words("review_title", { period: page.period, unit: page.unit })}
      crumbs={[
        { to: reviewPaths.reviews, name: words("nav_reviews") },
        { to: reviewAddress(page.id), name: words("review_title", { period: page.period, unit: page.unit }) },
      ]}
    >
      <Section
        title={earlier === undefined ? words("compare_with_before") : words("compared", { later, earlier })}
        id="so-sanh"
      >
        {compared === undefined && <p>{words("only_version")}</p>}
        {compared?.every(({ kind }) => kind === "same") && <p>{words("no_difference")}</p>}
        {compared?.some(({ kind }) => kind !== "same") && (
          <>
            <p className="soft">{words("difference_key")}</p>
            <Differences paragraphs={compared} />
          </>
        )}
      </Section>
      <Section title={words("versions")} id="ban">
        <Versions page={page} />
      </Section>
    </Page>
  );
}

function Versions({ page }: { page: Route.ComponentProps["loaderData"] }) {
  const words = useWords(reviewTexts);
  return (
    <Table
      label={words("versions")}
      rows={page.versions}
      keyOf={({ version }) => version}
      attributesOf={({ version }) => ({ "aria-current": version === page.later || undefined })}
      columns={[
        {
          name: words("version"),
          kind: "short",
          cell: ({ version, isKept }) =>
            isKept ? (
              <Link to={`?ban=${version}`} preventScrollReset>
                {words("version_of", { version })}
              </Link>
            ) : (
              `${words("version_of", { version })} (${words("words_not_kept")})`
            ),
        },
        { name: words("changed_what"), cell: ({ step }) => words(`step_${step}`) },
        { name: words("who"), cell: ({ by }) => by },
        { name: words("changed_at"), kind: "short", cell: ({ at }) => at },
        { name: words("reason"), cell: ({ why }) => why },
      ]}
    />
  );
}
