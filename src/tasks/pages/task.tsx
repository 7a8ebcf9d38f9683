/** One task: what it is, how each piece stands, what whoever looks can do about it now, and what happened. */
import { Link, redirect } from "react-router";
import { z } from "zod";
import { type RequestContext, requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage } from "../../access/guard.server.ts";
import { unitsFor } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { AppError, fieldRefused } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { nameApart } from "../../units/toldApart.ts";
import { existsOn } from "../../units/tree.ts";
import { chosenIn, doneMarks, withDone, withoutDone } from "../../web/address.ts";
import { queryOf } from "../../web/formData.ts";
import { KeptWords } from "../../web/keptWords.tsx";
import { useWords } from "../../web/language.tsx";
import { Facts, Notice, Page, Section } from "../../web/page.tsx";
import { actOnTask } from "../acting.server.ts";
import { taskAddress, tasksAddress } from "../addresses.ts";
import { nameDoer } from "../doer.server.ts";
import { amountTyped, eventKinds } from "../event.ts";
import type { FileSent } from "../evidence.server.ts";
import { taskPageTexts } from "../pageTexts.ts";
import { taskTexts } from "../texts.ts";
import type { Route } from "./+types/task.ts";
import { AnsweredPiece, OwnPiece, PieceLine, PieceMarks, Requests } from "./pieces.tsx";
import { Talk } from "./talk.tsx";
import styles from "./task.css?url";
import { taskPage } from "./task.server.ts";

const intents = ["act", "doer"] as const;
const Query = z.object({ phan: z.string().max(100).optional(), ...doneMarks(intents) });
const mostFiles = 5;

export const middleware = [guardPage("task.read", undefined, { takesFiles: true })];
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { phan, xong } = queryOf(request, Query);
  return asked.database.read(async (tx) => {
    const page = await taskPage(tx, asked, params.task);
    const opened = page.pieces.find(({ unit, isMine }) => unit === phan && !isMine);
    const mayTransfer = page.pieces.some(({ answering }) => answering.includes("transferred"));
    return {
      ...page,
      chosen: chosenIn(new URL(request.url).search),
      done: xong,
      opened: opened?.unit,
      taking: mayTransfer ? await unitsTaking(tx, asked) : [],
    };
  });
}

/** Those to which who answers may hand a task on. */
async function unitsTaking(tx: Parameters<typeof accessTree>[0], { person, clock, language }: RequestContext) {
  const tree = await accessTree(tx);
  const day = today(clock);
  return unitsFor(person, "task.answer", tree, day).flatMap((id) => {
    const unit = tree.byId.get(id);
    return unit && existsOn(unit, day) ? [{ value: unit.code, name: nameApart(tree, unit, language, day) }] : [];
  });
}

/** An act with its words and files; or who in the unit does it. */
const Given = z.object({
  intent: z.enum(intents).default("act"),
  unit: z.string().max(100).default(""),
  event: z.enum(eventKinds).optional(),
  amount: z.string().max(100).default(""),
  text: z.string().max(4_000).default(""),
  name: z.string().max(100, "task_doer_too_long").default(""),
  files: z.array(z.union([z.instanceof(File), z.literal("")])).default([]),
});

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const { task } = params;
  return posted(request, Given, asked, async ({ intent, unit, event, amount, text, name, files }) => {
    if (intent === "doer") await asked.database.write((tx) => nameDoer(tx, asked, { task, unit, name }));
    else if (event === undefined) throw fieldRefused("task_event_missing", 422, "event");
    else {
      const told = { event, amount: amountTyped(event, amount), text, files: await filesOf(files) };
      const act = { task, unit: unit === "" ? undefined : unit, ...told };
      await asked.database.write((tx) => actOnTask(tx, asked, act));
    }
    return redirect(withDone(taskAddress(task) + withoutDone(new URL(request.url).search), intent), 303);
  });
}

/** A field of files in which none was chosen sends an empty one. */
async function filesOf(files: readonly (File | "")[]): Promise<FileSent[]> {
  const chosen = files.filter((file) => file !== "").filter(({ size, name }) => size > 0 || name !== "");
  if (chosen.length > mostFiles)
    throw new AppError("task_files_too_many", 422, { most: mostFiles }, [
      { code: "task_files_too_many", place: { field: "files" }, details: { most: mostFiles } },
    ]);
  return Promise.all(chosen.map(async (file) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })));
}

export default function TaskPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(taskPageTexts);
  const tasks = useWords(taskTexts);
  const mine = page.pieces.filter(({ isMine }) => isMine);
  const waiting = page.pieces.filter(({ isWaiting }) => isWaiting);
  const opened = page.pieces.find(({ unit, isMine }) => unit === page.opened && !isMine);
  const acting = { units: page.taking, version: page.version };
  return (
    <Page title={page.title} lead={page.lead} crumbs={[{ to: tasksAddress(page.chosen), name: tasks("nav_tasks") }]}>
      {page.done !== undefined && <Notice>{words("saved")}</Notice>}
      {page.isIllustrative && <Notice>{words("task_illustrative")}</Notice>}
      <KeptWords person={page.person} of={taskAddress(page.code)} version={page.version}>
        {mine.map((piece) => (
          <Section key={piece.key} title={words("piece_of", { unit: piece.name })} id="bao">
            <OwnPiece piece={piece} {...acting} />
          </Section>
        ))}
        {waiting.length > 0 && (
          <Section title={words("waiting_for_you")} id="tra-loi">
            <Requests pieces={waiting} {...acting} />
          </Section>
        )}
        {page.facts.length > 0 && (
          <Facts
            facts={page.facts.map(({ name, text, to }) => [
              words(name),
              to === undefined ? (
                text
              ) : (
                <Link key={name} to={to}>
                  {text}
                </Link>
              ),
            ])}
          />
        )}
        {page.pieces.length > mine.length && (
          <Section title={words("pieces_done", page.count)} id="phan-viec">
            <PieceMarks
              pieces={page.pieces}
              opened={page.opened}
              addressOf={({ unit }) => `${taskAddress(page.code, page.chosen, unit)}#phan-viec`}
            />
            {page.leftOut > 0 && <Notice>{tasks("task_left_out", { count: page.leftOut })}</Notice>}
            {opened && (
              <>
                <h3>{words("piece_of", { unit: opened.name })}</h3>
                <PieceLine piece={opened} />
                {!opened.isWaiting && <AnsweredPiece piece={opened} {...acting} />}
              </>
            )}
          </Section>
        )}
      </KeptWords>
      <Section title={words("course")} id="dien-bien">
        <Talk days={page.days} />
      </Section>
    </Page>
  );
}
