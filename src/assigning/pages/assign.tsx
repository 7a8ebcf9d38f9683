/** One task handed out: read from a line, read back as a sentence, put right where it is wrong, and given. */
import { data, Form, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { posted, refused } from "../../server/http/posted.server.ts";
import { taskAddress, tasksAddress } from "../../tasks/addresses.ts";
import { AssignLine } from "../../tasks/assignLine.tsx";
import { taskTexts } from "../../tasks/texts.ts";
import { Button } from "../../web/form.tsx";
import { queryOf, requireKnown } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { readAssignment } from "../../words/assignment.ts";
import { handOut } from "../handOut.server.ts";
import { handedAlready, isWho, readKnown, tell } from "../known.server.ts";
import { proposed, proposedFields, understood } from "../proposal.ts";
import { ProposalFields } from "../proposalFields.tsx";
import { assigningTexts } from "../texts.ts";
import type { Route } from "./+types/assign.ts";

const text = z.string().max(4_000);
const Query = z.object({ dong: text.optional(), "chi-tieu": text.optional(), theo: text.optional() });
const Given = z.object({ intent: z.enum(["preview", "apply"]).default("apply") }).catchall(text);

export const middleware = [guardPage("task.assign")];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { dong: line = "", "chi-tieu": target = "", theo = "" } = queryOf(request, Query);
  const known = await asked.database.read((tx) => readKnown(tx, asked));
  const read = readAssignment(line, { within: known.within, isWho: isWho(known) });
  const given = proposed({ ...read, document: read.document || theo, target: known.targets.get(target) ?? target });
  return {
    line,
    ...{ given, told: line === "" ? undefined : tell(given, known, asked.language) },
    handed: handedAlready(given, known),
    targets: [...known.targets.values()],
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Given, asked, async ({ intent, ...cells }) => {
    requireKnown(cells, (name) => proposedFields.some((field) => name === `${field}.0`));
    const given = proposed(Object.fromEntries(proposedFields.map((field) => [field, cells[`${field}.0`] ?? ""])));
    const known = await asked.database.read((tx) => readKnown(tx, asked));
    const seen = { told: tell(given, known, asked.language), handed: handedAlready(given, known) };
    if (intent === "preview") return data(seen);
    try {
      const row = { index: 0, understood: understood(given, known) };
      const [code = ""] = await asked.database.write((tx) => handOut(tx, asked, [row]));
      return redirect(taskAddress(code), 303);
    } catch (error) {
      const answer = refused(error, asked, cells);
      return data({ ...answer.data, ...seen }, answer.init ?? undefined);
    }
  });
}

export default function AssignPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const words = useWords(assigningTexts);
  const tasks = useWords(taskTexts);
  const seen = actionData && "told" in actionData ? actionData : page;
  const handOutButton = (
    <p className="actions">
      <Button kind="primary" intent="apply">
        {words("hand_out")}
      </Button>
    </p>
  );
  return (
    <Page title={words("assign")} crumbs={[{ to: tasksAddress(), name: tasks("nav_tasks") }]}>
      <AssignLine key={page.line} line={page.line} />
      {seen.handed && <Notice kind="warning">{words("document_handed_already", seen.handed)}</Notice>}
      <Form method="post" key={page.line} className="section">
        {seen.told && (
          <Section title={words("understood_as")}>
            <p>{seen.told.sentence}</p>
            {handOutButton}
          </Section>
        )}
        <ProposalFields
          given={seen.told?.proposed ?? page.given}
          asked={seen.told?.asked ?? []}
          targets={page.targets}
        />
        <p className="actions">
          <Button intent="preview">{words("read_again")}</Button>
        </p>
        {!seen.told && handOutButton}
      </Form>
    </Page>
  );
}
