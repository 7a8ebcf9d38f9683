/** The body of a request to the API, looked through before anything reads it. */
import type { HonoRequest } from "hono";
import { refuseLossy } from "./json.ts";

const jsonType = /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i;

/** Throws 400 where reading the JSON of the body would lose something. The text is kept for whoever parses it next. */
export async function refuseLossyBody(request: HonoRequest): Promise<void> {
  if (jsonType.test(request.header("Content-Type") ?? "")) refuseLossy(await request.text());
}
