/** The periodic reports of a unit and those below, and the register of papers. */

import { Form, Link, redirect } from "react-router";
import { z } from "zod";
import { choiceOf, choiceToActAt, codesOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { may, unitsFor } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { codeOf, nameOf, periodOf } from "../../calendar/period.ts";
import { readSetting } from "../../database/setting.server.ts";
import { readDocuments } from "../../documents/documents.server.ts";
import { usualLayout } from "../../documents/usualLayout.server.ts";
import { readDemands } from "../../resolutions/resolutions.server.ts";
import { posted } from "../../server/http/posted.server.ts";
import { nameApart, unitNamed } from "../../units/toldApart.ts";
import { isWithin } from "../../units/tree.ts";
import { Button, Select } from "../../web/form.tsx";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { reviewAddress, reviewsAddress } from "../addresses.ts";
import { listReviews } from "../review.server.ts";
import { createReview } from "../steps.server.ts";
import { reviewTexts } from "../texts.ts";
import type { Route } from "./+types/reviews.ts";

export const middleware = [guardPage("review.read")];
export const handle: RouteHandle = { chooser: true };

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const { unit, period, tree } = await choiceOf(tx, new URL(request.url), asked);
    await requireMay(tx, asked, "review.read", { unit: unit.id });
    const day = today(asked.clock);
    const readable = unitsFor(asked.person, "review.read", tree, day).filter((each) => isWithin(tree, each, unit.id));
    const { resolutions } = await readDemands(tx);
    const reviews = await listReviews(tx, readable);
    const code = codeOf(period);
    return {
      unit: nameApart(tree, unit, asked.language, day),
      period: nameOf(period, asked.language),
      chosen: codesOf({ unit, period }),
      layout: await readSetting(tx, usualLayout),
      canBegin:
        may(asked.person, "review.write", { unit: unit.id }, tree, day) &&
        !reviews.some((review) => review.unit === unit.id && review.period === code),
      reviews: reviews.map((review) => ({
        id: review.id,
        unit: unitNamed(tree, review.unit, asked.language, day) ?? "",
        period: nameOf(periodOf(review.period), asked.language),
        resolution: resolutions.find(({ id }) => id === review.resolution)?.title ?? "",
        state: review.state,
        issued: review.issuedOn === null ? "" : `${review.number}, ${writeDay(review.issuedOn)}`,
      })),
      documents: (await readDocuments(tx, day)).map(({ id, number, kind, issuer, date, subject }) => ({
        ...{ id, number, kind, issuer, subject },
        date: date === undefined ? "" : writeDay(date),
      })),
    };
  });
}

const Beginning = z.object({ layout: z.enum(["party", "state"]) });

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const by = requirePerson(asked).id;
  const url = new URL(request.url);
  return posted(request, Beginning, asked, async ({ layout }) => {
    const id = await asked.database.write(async (tx) => {
      const { unit, period } = await choiceToActAt(tx, url, asked);
      await requireMay(tx, asked, "review.write", { unit: unit.id });
      const question = { unit: unit.id, at: period, basis: "approved" as const, layout };
      return createReview(tx, question, { by, at: asked.clock.now() });
    });
    return redirect(reviewAddress(id) + url.search);
  });
}

export default function ReviewsPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(reviewTexts);
  return (
    <Page title={words("nav_reviews")} lead={words("reviews_of", { unit: page.unit })}>
      {page.canBegin && (
        <Form method="post" action={reviewsAddress(page.chosen)} className="row-of-fields">
          <Select
            name="layout"
            label={words("layout")}
            defaultValue={page.layout}
            choices={[
              { value: "party", name: words("layout_party") },
              { value: "state", name: words("layout_state") },
            ]}
          />
          <Button kind="primary">{words("write_review", { period: page.period })}</Button>
        </Form>
      )}
      <Section title={words("periodic_reports")} id="bao-cao">
        {page.reviews.length === 0 ? <p>{words("no_reviews")}</p> : <Reviews page={page} />}
      </Section>
      <Section title={words("documents")} id="van-ban">
        {page.documents.length === 0 ? <p>{words("no_documents")}</p> : <Documents page={page} />}
      </Section>
    </Page>
  );
}

type Loaded = { page: Route.ComponentProps["loaderData"] };

function Reviews({ page }: Loaded) {
  const words = useWords(reviewTexts);
  return (
    <Table
      label={words("periodic_reports")}
      rows={page.reviews}
      keyOf={(review) => review.id}
      columns={[
        {
          name: words("period"),
          cell: (review) => <Link to={reviewAddress(review.id, page.chosen)}>{review.period}</Link>,
        },
        { name: words("unit"), cell: (review) => review.unit },
        { name: words("resolution"), cell: (review) => review.resolution },
        { name: words("state"), cell: (review) => words(`state_${review.state}`) },
        { name: words("number_and_date"), cell: (review) => review.issued },
      ]}
    />
  );
}

function Documents({ page }: Loaded) {
  const words = useWords(reviewTexts);
  return (
    <Table
      label={words("documents")}
      rows={page.documents}
      keyOf={(document) => document.id}
      onPhone="brief"
      columns={[
        { name: words("document_number"), kind: "short", cell: (document) => document.number },
        { name: words("document_date"), isPlain: true, cell: (document) => document.date },
        { name: words("kind"), isPlain: true, kind: "short", cell: (document) => document.kind },
        { name: words("issuer"), isPlain: true, cell: (document) => document.issuer },
        { name: words("subject"), isPlain: true, kind: "long", cell: (document) => document.subject },
      ]}
    />
  );
}
