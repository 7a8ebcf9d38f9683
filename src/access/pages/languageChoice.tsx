import { Select } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { accessTexts } from "../texts.ts";

/** In which language somebody is shown the pages. */
export function LanguageChoice({ label, chosen }: { label: string; chosen?: string }) {
  const words = useWords(accessTexts);
  const choices = [
    { value: "vi", name: words("vietnamese") },
    { value: "en", name: words("english") },
  ];
  return <Select label={label} name="language" defaultValue={chosen} choices={choices} />;
}
