/** A new password and once more, as they are asked for wherever one is set. */
import { Field } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { SHORTEST_PASSWORD } from "../password.ts";
import { accessTexts } from "../texts.ts";

/** With `composition`, kinds of characters are demanded. */
export function NewPasswordFields({ composition = false }: { composition?: boolean }) {
  const words = useWords(accessTexts);
  return (
    <>
      <Field
        label={words("new_password")}
        name="password"
        type="password"
        hint={words(composition ? "password_hint_composed" : "password_hint", { shortest: SHORTEST_PASSWORD })}
        autoComplete="new-password"
        required
      />
      <Field label={words("repeat_password")} name="repeated" type="password" autoComplete="new-password" required />
    </>
  );
}
