/** The password that holds, and a new one with itself once more, as they are asked for wherever they are. */
import { Field } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { SHORTEST_PASSWORD } from "../password.ts";
import { accessTexts } from "../texts.ts";

/** `id` where a page asks for it in several forms. */
export function CurrentPassword({ id = "current" }: { id?: string }) {
  const words = useWords(accessTexts);
  return (
    <Field
      label={words("current_password")}
      name="current"
      id={id}
      type="password"
      autoComplete="current-password"
      required
    />
  );
}

/** With `composition`, kinds of characters are demanded. */
export function NewPasswordFields({ composition = false }: { composition?: boolean }) {
  const words = useWords(accessTexts);
  const hint = words(composition ? "password_hint_composed" : "password_hint", { shortest: SHORTEST_PASSWORD });
  const asked = { type: "password", autoComplete: "new-password", required: true };
  return (
    <>
      <Field label={words("new_password")} name="password" hint={hint} {...asked} />
      <Field label={words("repeat_password")} name="repeated" {...asked} />
    </>
  );
}
