/** What a page's own form sends: its fields, or the page again with what is wrong, where, and all that was typed. */
import { data } from "react-router";
import type { z } from "zod";
import { isSecret, parsedFields, postedFields } from "../../web/formData.ts";
import type { AppError } from "../error.ts";
import { asAppError, type Told, toldProblem } from "./problem.server.ts";

export type Refusal = { title: string; faults: { field?: string; row?: number; title: string }[] };

/** How an action answers where it could not do what was asked. */
export type Refused = {
  refusal: Refusal;
  /** By the names of the fields; a list as its values one a line. Files and what is secret must be given again. */
  typed: Record<string, string>;
};

type Sent = ReadonlyMap<string, FormDataEntryValue[]>;

/**
 * Does the act with the fields that were posted: `return posted(request, NewPerson, asked, async ({ name }) => …)`.
 * Whatever the schema or the act refuses is answered with its status; an error that nobody foresaw, a missing right, and a
 * thrown answer such as a redirect, are thrown on. For an action without a page of its own, see `formDataOf`.
 */
export async function posted<Schema extends z.ZodObject, Done>(
  request: Request,
  schema: Schema,
  asked: Told,
  act: (given: z.output<Schema>) => Promise<Done>,
) {
  let sent: Sent = new Map();
  try {
    sent = await postedFields(request);
    return await act(parsedFields(sent, schema));
  } catch (thrown) {
    return refused(thrown, asked, typedIn(sent, schema));
  }
}

/** The refusal, what was typed and the status, for an action that answers more beside it. */
export function refused(thrown: unknown, asked: Told, typed: Record<string, string>) {
  if (thrown instanceof Response || isToldElsewhere(asAppError(thrown))) throw thrown;
  const { title, status, errors = [], retryAfter } = toldProblem(thrown, asked);
  const faults = errors.map(({ field, row, sheet, cell, title }) =>
    sheet === undefined || cell === undefined ? { field, row, title } : { title: `${sheet}!${cell}: ${title}` },
  );
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  return data<Refused>({ refusal: { title, faults }, typed }, { status, headers });
}

/** What nobody foresaw; and whoever may not do it at all is told on the error page, for the form may not be theirs to see. */
function isToldElsewhere({ status, code }: AppError): boolean {
  return status === 500 || code === "not_allowed" || code === "sign_in_first";
}

function typedIn(sent: Sent, { shape }: z.ZodObject): Record<string, string> {
  return Object.fromEntries(
    [...sent].flatMap(([name, values]) => {
      const isKept = !(Object.hasOwn(shape, name) && isSecret(shape[name])) && values.every(isText);
      return isKept ? [[name, values.join("\n")]] : [];
    }),
  );
}

function isText(value: FormDataEntryValue): boolean {
  return typeof value === "string";
}
