/**
 * What people send, read strictly: a posted field that the schema does not know, and any sent twice where it takes one, is
 * refused rather than ignored (TRUST S2). A schema takes several values of a field where it is an array.
 */
import type { z } from "zod";
import { AppError, type Fault } from "../server/error.ts";

/**
 * The fields of a form that has no page of its own to be shown again, such as a button in the frame:
 * `const { language } = await formDataOf(request, Choice)`. Whatever a page's form sends is read by `posted`.
 */
export async function formDataOf<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  return parsedFields(await postedFields(request), schema);
}

/**
 * What a page reads of its address: `const { state } = queryOf(request, Filter)`. Names that the page does not know are left
 * out, since chats and mail programs add theirs (`zarsrc`, `utm_source`, `fbclid`); unit and period belong to the frame.
 */
export function queryOf<Schema extends z.ZodObject>(request: Request, schema: Schema): z.output<Schema> {
  const fields = [...fieldsIn(new URL(request.url).searchParams.entries())];
  return parsedFields(new Map(fields.filter(([name]) => Object.hasOwn(schema.shape, name))), schema);
}

/** Names and all their values, for a form whose names depend on what it shows, such as a grid. */
export async function postedFields(request: Request): Promise<Map<string, FormDataEntryValue[]>> {
  const type = (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" && type !== "multipart/form-data") {
    throw new AppError("form_expected", 415);
  }
  const bytes = Buffer.from(await request.arrayBuffer());
  if (partsOf(bytes, request.headers.get("Content-Type") ?? "") > mostFields) {
    throw new AppError("too_many_fields", 413, { most: mostFields });
  }
  const form = await new Response(bytes, { headers: request.headers }).formData().catch((error: unknown) => {
    throw new AppError("form_expected", 400, {}, [], error);
  });
  return fieldsIn(form.entries());
}

/** More has no form of ours: a name and a tick for each of some thousand accounts. Each costs time before anybody looks at it. */
const mostFields = 10_000;
/** So many faults are told; whoever sends more has the wrong form. */
const mostFaults = 20;

/** How many fields a form has at most: counted by what stands between them. */
function partsOf(bytes: Buffer, type: string): number {
  const boundary = boundaryIn(type);
  const between = boundary === undefined ? "&" : `--${boundary}`;
  let parts = 0;
  for (let at = bytes.indexOf(between); at >= 0 && parts <= mostFields; at = bytes.indexOf(between, at + 1)) parts += 1;
  return parts;
}

/**
 * As browsers and programs tell it (RFC 2046, section 5.1.1). A header in which our way of reading and the form reader's might
 * part, such as one boundary within the quotation marks of another word, is refused.
 */
function boundaryIn(type: string): string | undefined {
  if (!/^\s*multipart\//i.test(type)) return undefined;
  const told = /^\s*multipart\/form-data(?:;\s*charset=[\w-]+)?;\s*boundary=("?)([\w'()+,./:=?-]{1,70})\1\s*$/i.exec(
    type,
  );
  if (!told) throw new AppError("form_expected", 400);
  return told[2];
}

const secrets = new WeakSet<object>();

/** Marks a field that no answer repeats, such as a password: `password: secret(z.string())`. */
export function secret<Schema extends z.ZodType>(schema: Schema): Schema {
  secrets.add(schema);
  return schema;
}

export function isSecret(schema: object | undefined): boolean {
  return schema !== undefined && secrets.has(schema);
}

function fieldsIn<Value>(entries: Iterable<[string, Value]>): Map<string, Value[]> {
  const fields = new Map<string, Value[]>();
  for (const [name, value] of entries) {
    const known = fields.get(name);
    if (known) known.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

/** Fields of other names are taken where the schema has a `catchall`: a grid names its inputs by its lines. */
export function parsedFields<Schema extends z.ZodObject>(
  fields: ReadonlyMap<string, unknown[]>,
  schema: Schema,
): z.output<Schema> {
  const faults: Fault[] = [];
  const given: [string, unknown][] = [];
  for (const [name, values] of fields) {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : schema.def.catchall;
    if (faults.length >= mostFaults) break;
    if (field === undefined) faults.push({ code: "unknown_field", place: { field: name } });
    else if (takesMany(field)) given.push([name, values]);
    else if (values.length > 1) faults.push({ code: "repeated_field", place: { field: name } });
    else given.push([name, values[0]]);
  }
  if (faults.length > 0) throw new AppError("invalid_input", 400, {}, faults);
  return schema.parse(Object.fromEntries(given));
}

/** Refuses the fields that a schema took by its `catchall` and the page does not have (TRUST S2). */
export function requireKnown(given: Readonly<Record<string, unknown>>, known: (name: string) => boolean): void {
  const faults = Object.keys(given)
    .filter((name) => !known(name))
    .slice(0, mostFaults)
    .map((field) => ({ code: "unknown_field", place: { field } }));
  if (faults.length > 0) throw new AppError("invalid_input", 400, {}, faults);
}

function takesMany(field: z.core.$ZodType): boolean {
  const { def } = field._zod;
  if (def.type === "array") return true;
  return "innerType" in def && takesMany((def as { innerType: z.core.$ZodType }).innerType);
}
