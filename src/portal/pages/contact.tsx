/** Whom the public may turn to, as it stands at the foot of every page of the portal. */

import { Form, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requirePerson } from "../../access/guard.server.ts";
import { readSetting, writeSetting } from "../../database/setting.server.ts";
import { posted } from "../../server/http/posted.server.ts";
import { Button, TextArea } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { portalPaths } from "../addresses.ts";
import { portalContact } from "../site.server.ts";
import { requireSpeaks } from "../speaking.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/contact.ts";

export const middleware = [guardPage("article.publish")];

export async function loader({ context }: Route.LoaderArgs) {
  return { contact: await context.get(requestContext).database.read((tx) => readSetting(tx, portalContact)) };
}

const Contact = z.object({ contact: z.string().trim().max(1000, "contact_too_long") });

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Contact, asked, async ({ contact }) => {
    await asked.database.write(async (tx) => {
      await requireSpeaks(tx, asked);
      await writeSetting(tx, portalContact, contact, { by: requirePerson(asked).id, at: asked.clock.now() });
    });
    return redirect(portalPaths.articles);
  });
}

export default function ContactPage({ loaderData: { contact } }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <Page title={words("contact_title")} crumbs={[{ to: portalPaths.articles, name: words("nav_articles") }]} narrow>
      <Form method="post">
        <TextArea
          name="contact"
          label={words("contact_label")}
          hint={words("contact_hint")}
          defaultValue={contact}
          rows={4}
          maxLength={1000}
        />
        <Button kind="primary">{words("save")}</Button>
      </Form>
    </Page>
  );
}
