/**
 * What people send, read strictly: a field that the schema does not know, or one sent twice where it takes one, is refused
 * rather than ignored (TRUST S2). A schema takes several values of a field where it is an array.
 */
import type { z } from "zod";
import { AppError, type Fault } from "../server/error.ts";

/** The fields of a posted form: `const { username } = await formDataOf(request, SignIn)`. */
export async function formDataOf<Shape extends z.ZodRawShape>(
  request: Request,
  schema: z.ZodObject<Shape>,
): Promise<z.output<z.ZodObject<Shape>>> {
  return parsedFields(await postedFields(request), schema);
}

/** The query of an address: `const { state } = queryOf(request, Filter)`. Unit and period belong to the frame. */
export function queryOf<Shape extends z.ZodRawShape>(
  request: Request,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const fields = fieldsIn(new URL(request.url).searchParams.entries());
  for (const name of ["don-vi", "ky"]) if (!(name in schema.shape)) fields.delete(name);
  return parsedFields(fields, schema);
}

/** Names and all their values, for a form whose names depend on what it shows, such as a grid. */
export async function postedFields(request: Request): Promise<Map<string, FormDataEntryValue[]>> {
  const type = (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" && type !== "multipart/form-data") {
    throw new AppError("form_expected", 415);
  }
  const form = await request.formData().catch((error: unknown) => {
    throw new AppError("form_expected", 400, {}, [], error);
  });
  return fieldsIn(form.entries());
}

/** What was typed into some fields of a form that is shown again; to be read from a clone of the request. */
export async function typedIn(request: Request, names: readonly string[]): Promise<Record<string, string>> {
  const fields = await postedFields(request).catch(() => new Map<string, FormDataEntryValue[]>());
  return Object.fromEntries(
    names.flatMap((name) => {
      const [value] = fields.get(name) ?? [];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
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

function parsedFields<Shape extends z.ZodRawShape>(
  fields: ReadonlyMap<string, unknown[]>,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const faults: Fault[] = [];
  const given: [string, unknown][] = [];
  for (const [name, values] of fields) {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field === undefined) faults.push({ code: "unknown_field", place: { field: name } });
    else if (takesMany(field)) given.push([name, values]);
    else if (values.length > 1) faults.push({ code: "repeated_field", place: { field: name } });
    else given.push([name, values[0]]);
  }
  if (faults.length > 0) throw new AppError("invalid_input", 400, {}, faults);
  return schema.parse(Object.fromEntries(given));
}

function takesMany(field: z.core.$ZodType): boolean {
  const { def } = field._zod;
  if (def.type === "array") return true;
  return "innerType" in def && takesMany((def as { innerType: z.core.$ZodType }).innerType);
}
